import { Button } from 'antd'
import { useState } from 'react'
import type { CaseView } from '../../../../src/complaints/complaint.contract.ts'
import {
  demandedIn,
  raiseDemand,
  readDemands,
  withdrawDemand,
  type DemandView,
} from '../../../../src/complaints/demand/demand.contract.ts'
import { useAct, useRoute } from '../../api/hooks.ts'
import { Problem } from '../../parts/Problem.tsx'
import { StateTag } from '../../parts/StateTag.tsx'
import { When } from '../../parts/When.tsx'
import { useText } from '../../text/text.ts'
import { knownOf } from '../CaseRemedies.tsx'
import { amountText } from '../remedies/amount.tsx'
import { BasisLine } from '../remedies/BasisLine.tsx'
import { DemandForm } from './DemandForm.tsx'

/** What is demanded by law beside the claim, for both sides alike; the consumer raises and takes back. */
export function CaseDemands({ of }: { readonly of: CaseView }) {
  const { t } = useText()
  const [open, setOpen] = useState(false)
  const { data, problem } = useRoute(readDemands, { id: of.id })
  const raise = useAct(raiseDemand, { done: () => setOpen(false) })
  const rows = data?.rows ?? []
  const standing = rows.filter(({ withdrawnAt }) => withdrawnAt === null)
  if (rows.length === 0 && !data?.mayDemand) return problem ? <Problem problem={problem} /> : null
  return (
    <section className="surface stack" aria-label={t('demand.title')}>
      <h2>{t('demand.title')}</h2>
      <p className="quiet small">{t(of.viewer === 'consumer' ? 'demand.lead' : 'demand.leadOthers')}</p>
      {standing.length === 0 && <p className="quiet">{t('demand.none')}</p>}
      {rows.map((row) => (
        <Demand key={row.id} of={of} row={row} may={data?.mayDemand ?? false} />
      ))}
      {data?.mayDemand && !open && (
        <div className="actions">
          <Button onClick={() => setOpen(true)}>{t('demand.add')}</Button>
        </div>
      )}
      {open && (
        <DemandForm
          known={knownOf(of)}
          taken={standing.map(({ remedy }) => remedy?.id ?? '')}
          send={t('demand.send')}
          busy={raise.busy}
          problem={raise.problem}
          onSend={(demanding) => void raise.run({ id: of.id, ...demanding })}
          onCancel={() => setOpen(false)}
        />
      )}
      {of.viewer === 'merchant' && standing.length > 0 && demandedIn.includes(of.state) && (
        <p className="note">{t('demand.forMerchant')}</p>
      )}
    </section>
  )
}

type Row = { readonly of: CaseView; readonly row: DemandView; readonly may: boolean }
function Demand({ of, row, may }: Row) {
  const { t, say } = useText()
  const [sure, setSure] = useState(false)
  const act = useAct(withdrawDemand)
  const gone = row.withdrawnAt !== null
  return (
    <article className="stack-tight demand">
      <p className="row">
        <strong>{say(row.title)}</strong>
        {gone ? (
          <StateTag tone="plain">{t('demand.withdrawn')}</StateTag>
        ) : (
          <span className="number">{amountText(row.amount)}</span>
        )}
        <span className="quiet small">
          <When at={row.withdrawnAt ?? row.raisedAt} />
        </span>
      </p>
      {!gone && row.remedy && (
        <>
          <ul className="remedy-variants small">
            {row.remedy.variants.map(({ choices, words, amount }) => (
              <li key={choices.map(({ value }) => value).join(' ')}>
                {choices.length > 0 && (
                  <span className="quiet">{choices.map((choice) => say(choice.words)).join(' · ')}</span>
                )}
                <span>
                  {say(words)}
                  {amount && <strong className="number"> = {amountText(amount)}</strong>}
                </span>
              </li>
            ))}
          </ul>
          <p className="small">
            <BasisLine basis={row.remedy.basis} />
          </p>
          {row.remedy.punitive && (
            <p className="quiet small">{t('demand.needsFinding', { what: say(row.remedy.punitive.words) })}</p>
          )}
        </>
      )}
      {act.problem && <Problem problem={act.problem} />}
      {may && !gone && (
        <p className="row no-print">
          {sure ? (
            <>
              <Button danger loading={act.busy} onClick={() => void act.run({ id: of.id, demand: row.id })}>
                {t('demand.withdrawSure')}
              </Button>
              <Button onClick={() => setSure(false)}>{t('demand.keep')}</Button>
            </>
          ) : (
            <button type="button" className="plain-button small" onClick={() => setSure(true)}>
              {t('demand.withdraw')}
            </button>
          )}
        </p>
      )}
    </article>
  )
}
