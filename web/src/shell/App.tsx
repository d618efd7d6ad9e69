import { createCache, StyleProvider } from '@ant-design/cssinjs'
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { ConfigProvider } from 'antd'
import * as enUS from 'antd/es/locale/en_US.js'
import * as zhCN from 'antd/es/locale/zh_CN.js'
import type { Locale } from 'antd/es/locale/index.js'
import { StrictMode, useEffect } from 'react'
import { queryClient, whenSignedOut } from '../api/client.ts'
import { routeKey } from '../api/hooks.ts'
import { readMe } from '../../../src/kernel/access/session.contract.ts'
import { antTheme } from '../theme.ts'
import { useText } from '../text/text.ts'
import { faceOf } from './page.ts'
import { useMode } from './mode.ts'
import { buildRouter } from './router.tsx'
import { useSession } from './session.ts'

type Props = {
  readonly router: ReturnType<typeof buildRouter>
  readonly client: QueryClient
  /** Where Ant Design keeps its styles; read out where a page is drawn for a browser that is yet to come. */
  readonly styles: ReturnType<typeof createCache>
}

export function App({ router, client, styles }: Props) {
  return (
    <StrictMode>
      <StyleProvider cache={styles}>
        <QueryClientProvider client={client}>
          <Themed router={router} />
        </QueryClientProvider>
      </StyleProvider>
    </StrictMode>
  )
}

function Themed({ router }: Pick<Props, 'router'>) {
  const { me } = useSession()
  const { language } = useText()
  const face = faceOf(me)
  const density = face === 'workbench' || face === 'regulator' ? 'work' : 'consumer'
  const chosen = useMode()
  // Dark is for the workbench; a public page is paper, and prints as it looks.
  const mode = density === 'work' ? chosen : 'light'
  useEffect(() => {
    document.documentElement.dataset['density'] = density
    document.documentElement.dataset['mode'] = mode
  }, [density, mode])
  useEffect(() => whenSignedOut(() => void queryClient.invalidateQueries({ queryKey: [routeKey(readMe)] })), [])
  return (
    <ConfigProvider
      theme={antTheme(mode, density)}
      locale={localeOf(language === 'zh' ? zhCN : enUS)}
      button={{ autoInsertSpace: false }}
    >
      <RouterProvider router={router} />
    </ConfigProvider>
  )
}

type Module = { readonly default: Locale | { readonly default: Locale } }
/** Types and bundler disagree on how deep the default of these files lies; both are right somewhere. */
const localeOf = ({ default: found }: Module): Locale => ('default' in found ? found.default : found)
