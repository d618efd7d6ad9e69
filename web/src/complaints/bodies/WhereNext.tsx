import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { proposeBodies } from '../../../../src/complaints/bodies/body.contract.ts'
import { provinces } from '../../../../src/complaints/bodies/region.contract.ts'
import type { CaseView } from '../../../../src/complaints/complaint.contract.ts'
import { useRoute } from '../../api/hooks.ts'
import { Choice } from '../../parts/Choice.tsx'
import { Problem } from '../../parts/Problem.tsx'
import { Skeleton } from '../../parts/Skeleton.tsx'
import { useText } from '../../text/text.ts'
import { BodyCard } from './BodyCard.tsx'
import './bodies.css'

/** In the page of a case: where else one can go with it, why there, and what of the platform's file helps. */
export function WhereNext({ of }: { readonly of: CaseView }) {
  const { t } = useText()
  const [open, setOpen] = useState(of.state === 'legal_route')
  if (of.viewer === 'regulator') return null
  return (
    <section className="surface no-print">
      <details className="stack" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>
          <h2 className="summary-title">{t('bodies.next.title')}</h2>
        </summary>
        {open && <Proposals id={of.id} />}
      </details>
    </section>
  )
}

function Proposals({ id }: { readonly id: string }) {
  const { t, say, language } = useText()
  const [region, setRegion] = useState<string | undefined>()
  const input = region === undefined ? { id } : { id, region }
  const { data, problem, refetch } = useRoute(proposeBodies, input, { keep: true })
  if (problem) return <Problem problem={problem} onRetry={() => void refetch()} />
  if (!data) return <Skeleton lines={4} />
  const known = data.places.map(({ by, name }) => t(`bodies.next.by.${by}`, { name }))
  return (
    <div className="stack">
      <p>{t('bodies.next.lead')}</p>
      <p className="row quiet small">
        {known.length > 0 ? known.join(language === 'zh' ? '；' : '; ') : t('bodies.next.nowhere')}
      </p>
      <Choice
        label={t('bodies.next.other')}
        all={t('bodies.next.own')}
        value={region ?? ''}
        options={provinces.map(([value, zh, en]) => ({ value, label: language === 'zh' ? zh : en }))}
        onChange={setRegion}
      />
      <ul className="plain-list stack">
        {data.rows.map(({ body, reasons }) => (
          <li key={body.id}>
            <BodyCard of={body} brief>
              <p className="note">{reasons.map(say).join(language === 'zh' ? '；' : '; ')}</p>
            </BodyCard>
          </li>
        ))}
      </ul>
      <h3>{t('bodies.next.given')}</h3>
      <ul>
        {data.given.map(({ what, words }) => (
          <li key={what}>{say(words)}</li>
        ))}
      </ul>
      <p>
        <Link to="/bodies">{t('bodies.next.all')}</Link>
      </p>
    </div>
  )
}
