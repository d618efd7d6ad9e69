import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import type { CaseView } from '../../../../src/complaints/complaint.contract.ts'
import {
  answerInvitation,
  leaveClaim,
  readMembership,
  type MembershipStep,
  type MembershipView,
} from '../../../../src/complaints/mass/member.contract.ts'
import { useAct, useRoute } from '../../api/hooks.ts'
import { ConfirmDialog } from '../../parts/ConfirmDialog.tsx'
import { Problem } from '../../parts/Problem.tsx'
import { StateTag } from '../../parts/StateTag.tsx'
import { useText } from '../../text/text.ts'
import { Candidates } from './Candidates.tsx'
import { MyLeadEvidence } from './LeadEvidenceList.tsx'
import { MyMotions } from './MyMotions.tsx'
import { MyResult } from './MyResult.tsx'
import './mass.css'

/** In the page of a case: the mass claim that it was asked into, what joining means, and the way in and out. */
export function CaseMass({ of }: { readonly of: CaseView }) {
  const { t } = useText()
  const asks = of.viewer === 'consumer' || of.viewer === 'platform'
  const { data } = useRoute(readMembership, { id: of.id }, { enabled: asks, refetchEveryMs: 60_000 })
  if (!data?.claim || data.state === null) return null
  const tones = { invited: 'risk', joined: 'kept', declined: 'plain', left: 'plain' } as const
  return (
    <section className="surface stack">
      <h2>{t('mass.mine.title')}</h2>
      <p className="row">
        <strong>
          {of.viewer === 'platform' ? (
            <Link to="/mass-claims/$id" params={{ id: data.claim.id }}>
              {data.claim.title}
            </Link>
          ) : (
            data.claim.title
          )}
        </strong>
        <StateTag tone={tones[data.state]}>{t(`mass.mine.status.${data.state}`)}</StateTag>
      </p>
      <p className="mass-said">{data.claim.summary}</p>
      <p className="quiet small">
        {t('mass.mine.about', { members: data.claim.members, joined: data.claim.joined })}
        {data.late && ` ${t('mass.mine.late')}`}
      </p>
      {data.claim.answers.map(({ text, at }) => (
        <div key={at} className="inset">
          <h3>{t('mass.mine.answers')}</h3>
          <p className="mass-said">{text}</p>
        </div>
      ))}
      <MyLeadEvidence id={of.id} />
      <MyResult of={data} id={of.id} />
      {of.viewer === 'consumer' && <Doors of={data} id={of.id} />}
      {of.viewer === 'consumer' && data.state === 'joined' && <MyMotions of={data} id={of.id} />}
      {of.viewer === 'consumer' && allowed(data, 'vote') && <Candidates of={data} id={of.id} />}
    </section>
  )
}

export const allowed = (of: MembershipView, step: MembershipStep): boolean =>
  of.steps.some((one) => one.step === step && one.allowed)

const meanings = ['amount', 'kept', 'own', 'leaving', 'appeal'] as const

/** In, not in, and out again, with what it means in plain words. */
function Doors({ of, id }: { readonly of: MembershipView; readonly id: string }) {
  const { t } = useText()
  const answer = useAct(answerInvitation)
  const [leaving, setLeaving] = useState(false)
  const leave = useAct(leaveClaim, { done: () => setLeaving(false) })
  const [joins, declines, leaves] = [allowed(of, 'join'), allowed(of, 'decline'), allowed(of, 'leave')]
  if (!joins && !leaves) return null
  return (
    <div className="stack">
      {of.state === 'invited' && <p>{t('mass.mine.invited')}</p>}
      <div className="inset stack-tight">
        <h3>{t('mass.mine.meaning')}</h3>
        <ul className="mass-means">
          {meanings.map((name) => (
            <li key={name}>{t(`mass.mine.means.${name}`)}</li>
          ))}
        </ul>
      </div>
      {answer.problem && <Problem problem={answer.problem} />}
      <div className="actions no-print">
        {joins && (
          <Button type="primary" loading={answer.busy} onClick={() => void answer.run({ id, joins: true })}>
            {t('mass.mine.join')}
          </Button>
        )}
        {declines && (
          <Button disabled={answer.busy} onClick={() => void answer.run({ id, joins: false })}>
            {t('mass.mine.decline')}
          </Button>
        )}
        {leaves && <Button onClick={() => setLeaving(true)}>{t('mass.mine.leave')}</Button>}
      </div>
      {leaving && (
        <ConfirmDialog
          title={t('mass.mine.leaveTitle')}
          act={t('mass.mine.leave')}
          busy={leave.busy}
          problem={leave.problem}
          onAct={() => void leave.run({ id, confirms: true })}
          onClose={() => setLeaving(false)}
        >
          <p>{t('mass.mine.leaveHelp')}</p>
        </ConfirmDialog>
      )}
    </div>
  )
}
