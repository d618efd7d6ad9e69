import { Button } from 'antd'
import { useState } from 'react'
import {
  refuseProposal,
  signProposal,
  type MediationView,
  type ProposalView,
} from '../../../../src/complaints/mediation/mediation.contract.ts'
import { useAct } from '../../api/hooks.ts'
import { FieldScope } from '../../parts/Field.tsx'
import { ConfirmDialog } from '../../parts/ConfirmDialog.tsx'
import { Problem } from '../../parts/Problem.tsx'
import { StateTag } from '../../parts/StateTag.tsx'
import { When } from '../../parts/When.tsx'
import { moneyWords } from '../../text/money.ts'
import { dayWords } from '../../text/time.ts'
import { useText } from '../../text/text.ts'
import { ProposalForm } from './ProposalForm.tsx'

/** The versions, newest first; the one on the table can be signed or refused. */
export function Proposals({ of }: { readonly of: MediationView }) {
  const { t } = useText()
  const [writing, setWriting] = useState(false)
  return (
    <section className="surface stack">
      <h2>{t('mediation.proposals')}</h2>
      {of.proposals.length === 0 && <p className="quiet">{t('mediation.noProposal')}</p>}
      {of.proposals.toReversed().map((proposal) => (
        <ProposalCard key={proposal.id} of={of} proposal={proposal} />
      ))}
      {of.open && !writing && (
        <Button onClick={() => setWriting(true)}>
          {t(of.proposals.length === 0 ? 'mediation.propose' : 'mediation.counter')}
        </Button>
      )}
      {of.open && writing && (
        <FieldScope name="proposal">
          <ProposalForm of={of} onDone={() => setWriting(false)} />
        </FieldScope>
      )}
    </section>
  )
}

const tones = { open: 'risk', agreed: 'kept', refused: 'plain', superseded: 'plain', expired: 'plain' } as const

function ProposalCard({ of, proposal }: { readonly of: MediationView; readonly proposal: ProposalView }) {
  const { t, language, list } = useText()
  const titleOf = (id: string) => of.lines.find((line) => line.id === id)?.title ?? t('lines.item')
  const by = proposal.side === of.viewer ? t('complaints.you') : sideWords(t, proposal.side)
  return (
    <article className="proposal stack-tight">
      <p className="row">
        <strong>{t('mediation.version', { n: proposal.version, by })}</strong>
        <StateTag tone={tones[proposal.state]}>{t(`mediation.state.${proposal.state}`)}</StateTag>
      </p>
      {proposal.settles && (
        <p>
          {t(proposal.settles.lineIds.length > 0 ? 'mediation.part.settlesLines' : 'mediation.part.settles', {
            what: proposal.settles.lineIds.length
              ? list(proposal.settles.lineIds.map(titleOf))
              : proposal.settles.remedies.map((remedy) => t(`complaints.remedy.${remedy}`)).join(' · '),
            amount: moneyWords(proposal.settles.amountFen, of.currency),
          })}
        </p>
      )}
      <ol>
        {proposal.terms.map((term, place) => (
          <li key={place}>
            {term.lineId && <strong>{titleOf(term.lineId)} · </strong>}
            {t('mediation.term', {
              by: t(`complaints.side.${term.by}`),
              day: dayWords(term.dueOn, language),
              what: `${t(`complaints.remedy.${term.remedy}`)}${term.amountFen > 0 ? ` ${moneyWords(term.amountFen, of.currency)}` : ''}`,
            })}
            {term.note && <span className="quiet"> · {term.note}</span>}
          </li>
        ))}
      </ol>
      <p className="statement-text">{proposal.text}</p>
      <Signatures proposal={proposal} />
      {of.open && proposal.state === 'open' && of.viewer !== 'platform' && <Decide of={of} proposal={proposal} />}
    </article>
  )
}

type T = ReturnType<typeof useText>['t']
const sideWords = (t: T, side: 'consumer' | 'merchant' | 'platform'): string =>
  side === 'platform' ? t('mediation.mediator') : t(`complaints.side.${side}`)

function Signatures({ proposal }: { readonly proposal: ProposalView }) {
  const { t } = useText()
  const line = (who: string, at: string | null) => (
    <>
      {who} {at === null ? t('mediation.unsigned') : <When at={at} />}
    </>
  )
  return (
    <p className="small quiet">
      {line(t('mediation.signedBy.consumer'), proposal.consumerSignedAt)} ·{' '}
      {line(t('mediation.signedBy.merchant'), proposal.merchantSignedAt)}
      {proposal.state === 'open' && (
        <>
          {' · '}
          {t('mediation.signBy')} <When at={proposal.expiresAt} end />
        </>
      )}
      <br />
      {t('mediation.hash')} <span className="code">{proposal.hash.slice(0, 16)}…</span>
    </p>
  )
}

function Decide({ of, proposal }: { readonly of: MediationView; readonly proposal: ProposalView }) {
  const { t } = useText()
  const [asking, setAsking] = useState(false)
  const sign = useAct(signProposal)
  const refuse = useAct(refuseProposal)
  const mine = of.viewer === 'consumer' ? proposal.consumerSignedAt : proposal.merchantSignedAt
  if (mine !== null) return <p className="quiet">{t('mediation.waitOther')}</p>
  return (
    <>
      {refuse.problem && <Problem problem={refuse.problem} />}
      <div className="actions">
        <Button type="primary" onClick={() => setAsking(true)}>
          {t('mediation.sign')}
        </Button>
        <Button loading={refuse.busy} onClick={() => void refuse.run({ id: of.complaint, proposal: proposal.id })}>
          {t('mediation.refuse')}
        </Button>
      </div>
      {asking && (
        <ConfirmDialog
          title={t('mediation.signTitle')}
          act={t('mediation.sign')}
          busy={sign.busy}
          problem={sign.problem}
          onClose={() => setAsking(false)}
          onAct={() => void sign.run({ id: of.complaint, proposal: proposal.id, hash: proposal.hash })}
        >
          {t('mediation.signHelp')}
        </ConfirmDialog>
      )}
    </>
  )
}
