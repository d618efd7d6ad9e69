import type { ReviewView } from '../../../../src/complaints/quality/quality.contract.ts'
import { StateTag } from '../../parts/StateTag.tsx'
import { When } from '../../parts/When.tsx'
import { useText } from '../../text/text.ts'

const tones = { yes: 'kept', no: 'danger', 'not-applicable': 'plain' } as const

/** What was found at each item, the words to it, what the reviewed person said, and what was decided. */
export function Found({ of }: { readonly of: ReviewView }) {
  const { t, say } = useText()
  return (
    <>
      <section className="surface stack">
        <h2>{t('quality.result')}</h2>
        <ul className="plain-list stack">
          {of.items.map((item) => {
            const one = of.findings?.[item.id]
            return (
              <li key={item.id} className="stack-tight">
                <span className="row">
                  <strong>{say(item.title)}</strong>
                  {one && <StateTag tone={tones[one.found]}>{t(`quality.found.${one.found}`)}</StateTag>}
                  {item.critical && <span className="quiet small">{t('quality.critical')}</span>}
                </span>
                {one?.note && <span className="quality-said">{one.note}</span>}
              </li>
            )
          })}
        </ul>
        <p className="inset quality-said">{of.finding}</p>
      </section>
      {of.answer && (
        <section className="surface stack-tight">
          <h2>{t(of.answer.objects ? 'quality.objection' : 'quality.answerOf')}</h2>
          <p className="quality-said">{of.answer.text}</p>
          <p className="quiet small">
            <When at={of.answer.at} />
          </p>
          {of.decision && (
            <p className="inset quality-said">
              <strong>{t(`quality.decision.${of.decision.what}`)}</strong> {of.decision.by} · {of.decision.text}
            </p>
          )}
        </section>
      )}
    </>
  )
}

/** Before it is filled in: what will be looked at. */
export function Waiting({ of }: { readonly of: ReviewView }) {
  const { t, say } = useText()
  return (
    <section className="surface stack">
      <h2>{t('quality.checklist')}</h2>
      <p>{t(of.reviewer ? 'quality.waiting' : 'quality.waitingForName')}</p>
      <ul className="plain-list stack-tight">
        {of.items.map((item) => (
          <li key={item.id}>
            {say(item.title)}{' '}
            <span className="quiet small">{`${say(item.help)}${item.critical ? ` · ${t('quality.critical')}` : ''}`}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
