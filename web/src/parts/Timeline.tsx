import { useState, type ReactNode } from 'react'
import type { z } from 'zod'
import { readTimeline, type FactView } from '../../../src/kernel/fact/fact.contract.ts'
import { roleWords } from '../../../src/kernel/role.contract.ts'
import { useFeed } from '../api/hooks.ts'
import { ReceiptButton } from '../proof/ReceiptButton.tsx'
import { useText } from '../text/text.ts'
import { Problem } from './Problem.tsx'
import { Skeleton } from './Skeleton.tsx'
import { When } from './When.tsx'
import './parts.css'

export type FactLine = z.infer<typeof FactView>
/** Said better by the fact beside them. */
const quiet: readonly string[] = ['complaint.stage-entered']
/** More than this, and the middle of the story folds. */
const foldAt = 12
const keepFirst = 3
const keepLast = 6

/** The story of one thing, newest last. `describe` may add what the fact says beyond its title, `hides` leaves out what is nothing to this reader. */
export function Timeline({
  subject,
  describe,
  hides = [],
}: {
  readonly subject: string
  readonly describe?: (fact: FactLine) => ReactNode
  readonly hides?: readonly string[]
}) {
  const { t } = useText()
  const story = useFeed(readTimeline, { id: subject })
  const [open, setOpen] = useState(false)
  const facts = story.pages
    .flatMap((page) => page.rows)
    .filter(({ kind }) => !quiet.includes(kind) && !hides.includes(kind))
  const hidden = open || facts.length <= foldAt ? 0 : facts.length - keepFirst - keepLast
  // Folded ones stay in the page: on paper the story is whole.
  const isFolded = (place: number) => hidden > 0 && place >= keepFirst && place < facts.length - keepLast
  return (
    <section className="surface stack">
      <h2>{t('parts.timeline.title')}</h2>
      {story.problem && <Problem problem={story.problem} onRetry={() => void story.refetch()} />}
      {story.loading && <Skeleton lines={5} />}
      {!story.loading && !story.problem && facts.length === 0 && <p className="quiet">{t('parts.timeline.empty')}</p>}
      <ol className="timeline">
        {facts.map((fact, place) => (
          <FactItem key={fact.id} fact={fact} describe={describe} folded={isFolded(place)}>
            {hidden > 0 && place === keepFirst - 1 && (
              <button type="button" className="plain-button small no-print" onClick={() => setOpen(true)}>
                {t('parts.timeline.more', { n: hidden })}
              </button>
            )}
          </FactItem>
        ))}
      </ol>
      {story.hasMore && (
        <button type="button" className="plain-button no-print" disabled={story.loadingMore} onClick={story.more}>
          {t('parts.timeline.older')}
        </button>
      )}
    </section>
  )
}

function FactItem(props: {
  readonly fact: FactLine
  readonly describe: ((fact: FactLine) => ReactNode) | undefined
  readonly folded: boolean
  readonly children: ReactNode
}) {
  const { say } = useText()
  const { fact } = props
  const who = useActor(fact)
  return (
    <li className={`${fact.actor.kind === 'system' ? 'timeline-quiet' : ''} ${props.folded ? 'only-print' : ''}`}>
      <p>
        <strong>{say(fact.title)}</strong>
      </p>
      {props.describe?.(fact)}
      <p className="timeline-meta">
        {who} · <When at={fact.at} /> <ReceiptButton fact={fact.id} />
      </p>
      {props.children}
    </li>
  )
}

function useActor({ actor }: FactLine): string {
  const { t, say, aside } = useText()
  switch (actor.kind) {
    case 'system':
      return t('parts.timeline.system')
    case 'machine':
      return t('parts.timeline.machine')
    case 'guest':
      return t('parts.timeline.guest')
    case 'person': {
      const role = actor.role ? say(roleWords[actor.role]) : t('parts.timeline.someone')
      return actor.name ? aside(actor.name, role) : role
    }
  }
}
