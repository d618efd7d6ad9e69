import { changeLanguage } from '../../../src/kernel/access/session.contract.ts'
import { call } from '../api/call.ts'
import { queryClient } from '../api/client.ts'
import { switchLanguage, useText } from '../text/text.ts'
import { useSession } from './session.ts'

/** Names the language one would get, in that language. */
export function LanguageSwitch() {
  const { language } = useText()
  const { me } = useSession()
  const other = language === 'zh' ? 'en' : 'zh'
  const change = async () => {
    await switchLanguage(other)
    // The notices of this person follow; should it not arrive, the page has changed all the same.
    if (me) await call(changeLanguage, { language: other }).catch(() => undefined)
    await queryClient.invalidateQueries()
  }
  return (
    <button type="button" className="icon-button" lang={other === 'zh' ? 'zh-CN' : 'en'} onClick={() => void change()}>
      {other === 'zh' ? '中文' : 'English'}
    </button>
  )
}
