import type { Notice } from '../../../../src/privacy/consent/consent.contract.ts'
import { useText } from '../../text/text.ts'
import { dayWords } from '../../text/time.ts'

/** What was published, word for word, with its fingerprint. */
export function NoticeText({ of, open = false }: { readonly of: Notice; readonly open?: boolean }) {
  const { t, say, language } = useText()
  return (
    <details className="inset" open={open}>
      <summary>{t('consent.mine.read', { version: of.version, day: dayWords(of.effectiveOn, language) })}</summary>
      <div className="stack-tight">
        {say(of.text)
          .split('\n')
          .filter((line) => line.trim() !== '')
          .map((line, place) => (
            // Lines of a fixed text.
            // oxlint-disable-next-line react/no-array-index-key
            <p key={place}>{line}</p>
          ))}
        <p className="quiet small">
          {t('consent.mine.digest')}: <span className="code">{of.sha256}</span>
        </p>
      </div>
    </details>
  )
}
