import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { readCase } from '../../../../src/complaints/case.contract.ts'
import { readGuest } from '../../../../src/complaints/guest/guest.contract.ts'
import { DoorContext } from '../../api/door.ts'
import { useRoute } from '../../api/hooks.ts'
import { EmptyState } from '../../parts/EmptyState.tsx'
import { Problem } from '../../parts/Problem.tsx'
import { Skeleton } from '../../parts/Skeleton.tsx'
import { useId } from '../../shell/place.ts'
import { useText } from '../../text/text.ts'
import { CaseHome } from '../case-home.ts'
import { DisputePage } from '../dispute/DisputePage.tsx'
import { HearingsPage } from '../hearing/HearingsPage.tsx'
import { MediationPage } from '../mediation/MediationPage.tsx'
import { Tracking } from '../TrackingPage.tsx'
import { guestDoor } from './guest-door.ts'

const home = (token: string): string => `/track/${token}`

/** Everything below goes by the link in the address. */
function ByLink({ children }: { readonly children: ReactNode }) {
  return (
    <DoorContext value={guestDoor(useId())}>
      <CaseHome value={home}>{children}</CaseHome>
    </DoorContext>
  )
}

export function GuestTrackPage() {
  return (
    <ByLink>
      <Case />
    </ByLink>
  )
}

export function GuestDisputePage() {
  return (
    <ByLink>
      <DisputePage />
    </ByLink>
  )
}

export function GuestHearingsPage() {
  return (
    <ByLink>
      <HearingsPage />
    </ByLink>
  )
}

export function GuestMediationPage() {
  return (
    <ByLink>
      <MediationPage />
    </ByLink>
  )
}

function Case() {
  const token = useId()
  const { data, problem, refetch } = useRoute(readCase, { id: token }, { refetchEveryMs: 30_000 })
  if (problem?.status === 404 || problem?.status === 400) return <LinkOver words={problem.message} />
  return (
    <div className="page page-narrow">
      {problem && <Problem problem={problem} onRetry={() => void refetch()} />}
      {!data && !problem && <Skeleton lines={10} />}
      {/* The token stands where the id would: every step on this page goes by the link. */}
      {data && (
        <Tracking of={{ ...data, id: token }}>
          <Given token={token} />
        </Tracking>
      )}
    </div>
  )
}

function LinkOver({ words }: { readonly words: string }) {
  const { t } = useText()
  return (
    <EmptyState title={t('guest.track.over')} heading action={<Link to="/track">{t('guest.track.askNew')}</Link>}>
      {words}
    </EmptyState>
  )
}

/** Where news are sent, and what was said about the order as long as nobody has linked it. */
function Given({ token }: { readonly token: string }) {
  const { t } = useText()
  const { data } = useRoute(readGuest, { id: token })
  if (!data) return null
  const typed = [data.orderTyped, data.shopTyped].filter(Boolean).join(' · ')
  return (
    <section className="note stack-tight">
      <p>{t('guest.track.keep', { contact: data.contact })}</p>
      {typed && <p>{t('guest.track.typed', { typed })}</p>}
    </section>
  )
}
