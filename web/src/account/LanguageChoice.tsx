import { changeLanguage } from '../../../src/kernel/access/session.contract.ts'
import { useAct } from '../api/hooks.ts'
import { Problem } from '../parts/Problem.tsx'
import { switchLanguage, useText } from '../text/text.ts'

export function LanguageChoice() {
  const { t, language } = useText()
  const act = useAct(changeLanguage)
  const choose = async (wanted: 'zh' | 'en') => {
    await switchLanguage(wanted)
    await act.run({ language: wanted })
  }
  return (
    <fieldset className="surface stack-tight choice">
      <legend>{t('account.language.title')}</legend>
      <p className="field-help">{t('account.language.help')}</p>
      {act.problem && <Problem problem={act.problem} />}
      {(['zh', 'en'] as const).map((one) => (
        <label key={one} lang={one === 'zh' ? 'zh-CN' : 'en'}>
          <input type="radio" name="language" checked={language === one} onChange={() => void choose(one)} />
          {t(`account.language.${one}`)}
        </label>
      ))}
    </fieldset>
  )
}
