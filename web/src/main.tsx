import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './shell/App.tsx'
import { currentLanguage } from './text/language.ts'
import { loadText } from './text/text.ts'
import { cssVariables } from './theme.ts'
import './page.css'

const style = document.createElement('style')
style.textContent = cssVariables()
document.head.prepend(style)

await loadText(currentLanguage())
const root = document.querySelector('#root')
if (root)
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  )
