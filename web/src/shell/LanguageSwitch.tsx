import type { MouseEvent } from 'react'
import { changeLanguage } from '../../../src/kernel/access/session.contract.ts'
import { call } from '../api/call.ts'
import { queryClient } from '../api/client.ts'
import { queryOf } from '../api/url.ts'
import { switchLanguage, useText } from '../text/text.ts'
import { useQueryState } from './place.ts'
import { useSession } from './session.ts'

/** Names the language one would get, in that language. For guests a link: it also works before any script does. */
export function LanguageSwitch() {
  const { language } = useText()
  const { me } = useSession()
  const [query, setQuery] = useQueryState()
  const other = language === 'zh' ? 'en' : 'zh'
  const change = async () => {
    await switchLanguage(other)
    // The address no longer says another language than the page.
    if (query['lang']) setQuery({ lang: undefined })
    // The notices of this person follow; should it not arrive, the page has changed all the same.
    if (me) await call(changeLanguage, { language: other }).catch(() => undefined)
    await queryClient.invalidateQueries()
  }
  const follow = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    void change()
  }
  const look = { className: 'icon-button', lang: other === 'zh' ? 'zh-CN' : 'en' }
  const name = other === 'zh' ? '中文' : 'English'
  if (!me)
    return (
      <a {...look} href={queryOf({ ...query, lang: other })} hrefLang={look.lang} onClick={follow}>
        {name}
      </a>
    )
  return (
    <button type="button" {...look} onClick={() => void change()}>
      {name}
    </button>
  )
}
