import { Link, useNavigate } from '@tanstack/react-router'
import { Button, Segmented } from 'antd'
import { useState } from 'react'
import {
  readMediation,
  recuseMediator,
  takeMediation,
  type MediationView,
  type Room,
} from '../../../../src/complaints/mediation/mediation.contract.ts'
import { useAct, useRoute } from '../../api/hooks.ts'
import { ClockBar } from '../../parts/ClockBar.tsx'
import { DialogForm } from '../../parts/DialogForm.tsx'
import { EmptyState } from '../../parts/EmptyState.tsx'
import { PageHead } from '../../parts/PageHead.tsx'
import { Problem } from '../../parts/Problem.tsx'
import { Skeleton } from '../../parts/Skeleton.tsx'
import { StateTag } from '../../parts/StateTag.tsx'
import { useId } from '../../shell/place.ts'
import { useText } from '../../text/text.ts'
import { useCaseHome } from '../case-home.ts'
import { NoSuchCase } from '../CasePage.tsx'
import { Precedents } from '../precedent/Precedents.tsx'
import { Proposals } from './Proposals.tsx'
import { Talk } from './Talk.tsx'
import '../complaints.css'

/** The mediation room: what is said here stays here; what both sides sign is an agreement. */
export function MediationPage() {
  const id = useId()
  const { data, problem, refetch } = useRoute(readMediation, { id }, { refetchEveryMs: 10_000 })
  if (problem?.status === 404) return <NoSuchCase />
  return (
    <div className="page">
      {problem && <Problem problem={problem} onRetry={() => void refetch()} />}
      {!data && !problem && <Skeleton lines={10} />}
      {data && <MediationRoom of={{ ...data, complaint: id }} />}
    </div>
  )
}

function MediationRoom({ of }: { readonly of: MediationView }) {
  const { t } = useText()
  const home = useCaseHome()
  const [room, setRoom] = useState<Room>('joint')
  return (
    <>
      <p className="no-print">
        <Link to={home(of.complaint)}>{t('mediation.back')}</Link>{' '}
        <span className="code quiet small">{of.receipt}</span>
      </p>
      <PageHead title={t('mediation.title')} lead={t('mediation.lead')} />
      <p className="row">
        {of.result && <StateTag tone="plain">{t(`mediation.result.${of.result}`)}</StateTag>}
        <span className="quiet">{mediatorWords(t, of)}</span>
        {of.viewer === 'platform' && of.open && !of.mediator.assigned && <Take of={of} />}
        {of.open && of.mediator.me && <Recuse of={of} />}
      </p>
      {of.clock && (
        <div className="surface">
          <ClockBar clock={of.clock} />
        </div>
      )}
      {of.viewer === 'platform' && of.inside && <Precedents id={of.complaint} />}
      {of.inside ? (
        <div className="mediation">
          <section className="surface stack" aria-label={t('mediation.talk')}>
            {of.rooms.length > 1 && (
              <Segmented
                value={room}
                onChange={setRoom}
                options={of.rooms.map((one) => ({ value: one, label: roomWords(t, of, one) }))}
              />
            )}
            <p className="small quiet">{t(room === 'joint' ? 'mediation.jointHelp' : 'mediation.privateHelp')}</p>
            <Talk of={of} room={room} />
          </section>
          <Proposals of={of} />
        </div>
      ) : (
        <EmptyState title={t('mediation.free')}>{t('mediation.freeHelp')}</EmptyState>
      )}
    </>
  )
}

type T = ReturnType<typeof useText>['t']
function mediatorWords(t: T, { mediator }: MediationView): string {
  if (!mediator.assigned) return t('mediation.noMediator')
  if (mediator.me) return t('mediation.youMediate')
  return mediator.name ?? t('mediation.hasMediator')
}
function roomWords(t: T, of: MediationView, room: Room): string {
  if (room === 'joint') return t('mediation.room.joint')
  return of.viewer === 'platform' ? t(`mediation.room.${room}`) : t('mediation.room.own')
}

function Recuse({ of }: { readonly of: MediationView }) {
  const { t } = useText()
  const navigate = useNavigate()
  const home = useCaseHome()
  const [asking, setAsking] = useState(false)
  const act = useAct(recuseMediator, { done: () => void navigate({ to: home(of.complaint) }) })
  return (
    <>
      <Button onClick={() => setAsking(true)}>{t('mediation.recuse')}</Button>
      {asking && (
        <DialogForm
          title={t('mediation.recuse')}
          onClose={() => setAsking(false)}
          onSend={() => void act.run({ id: of.complaint, tied: true })}
          send={t('mediation.recuseSend')}
          busy={act.busy}
          ready
        >
          {act.problem && <Problem problem={act.problem} />}
          <p>{t('mediation.recuseHelp')}</p>
        </DialogForm>
      )}
    </>
  )
}

function Take({ of }: { readonly of: MediationView }) {
  const { t } = useText()
  const take = useAct(takeMediation)
  return (
    <>
      <Button type="primary" loading={take.busy} onClick={() => void take.run({ id: of.complaint })}>
        {t('mediation.take')}
      </Button>
      {take.problem && <Problem problem={take.problem} />}
    </>
  )
}
