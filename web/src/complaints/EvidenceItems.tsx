import type { Category } from './filing-check.ts'
import { StateTag } from '../parts/StateTag.tsx'
import { useText } from '../text/text.ts'

/** What shows it and why: the consumer's own first, what shop and platform hold for information. Nothing is refused for want of it. */
export function EvidenceItems({ items }: { readonly items: Category['items'] }) {
  const { t, say, list } = useText()
  const own = items.filter(({ from }) => from === 'consumer')
  const others = items.filter(({ from }) => from !== 'consumer')
  return (
    <div className="stack-tight">
      <ul className="plain-list stack-tight evidence-items">
        {own.map((item) => (
          <li key={item.id}>
            <span className="row">
              <strong>{say(item.what)}</strong>
              <StateTag tone={item.need === 'required' ? 'info' : 'plain'}>
                {t(`complaints.evidenceItems.${item.need}`)}
              </StateTag>
            </span>
            <span className="quiet small">{say(item.why)}</span>
          </li>
        ))}
      </ul>
      {others.length > 0 && (
        <p className="quiet small">
          {t('complaints.evidenceItems.others', {
            what: list(others.map(({ what }) => say(what))),
          })}
        </p>
      )}
    </div>
  )
}
