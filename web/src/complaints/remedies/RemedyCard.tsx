import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { RemedyResult } from '../../../../src/complaints/remedies/remedy.contract.ts'
import { StateTag } from '../../parts/StateTag.tsx'
import { useText } from '../../text/text.ts'
import { amountText } from './amount.tsx'
import { BasisLine } from './BasisLine.tsx'
import { usePrinting } from './printing.ts'

type Props = {
  readonly remedy: RemedyResult
  readonly titleOf: (id: string) => string
  readonly nameOf: (question: string) => string
  readonly onAnswer: (question: string) => void
  /** What the reader can decide about it: open choices, demand and finding. */
  readonly children: ReactNode
}

/** One remedy: how much, what is still open, and on demand how it came about. */
export function RemedyCard({ remedy, titleOf, nameOf, onAnswer, children }: Props) {
  const { t, say } = useText()
  const printing = usePrinting()
  return (
    <article id={remedy.id} className="surface stack remedy-card" data-state="applies">
      <header className="stack-tight">
        <h3>{say(remedy.title)}</h3>
        <p className="row">
          {remedy.punitive && !remedy.counted ? (
            <StateTag tone="info">{t('remedies.card.conditionsMet')}</StateTag>
          ) : (
            <StateTag tone="kept">{t('remedies.card.applies')}</StateTag>
          )}
          {remedy.punitive && <StateTag tone="risk">{t('remedies.card.punitive')}</StateTag>}
        </p>
        {remedy.amount && <p className="remedy-amount number">{amountText(remedy.amount)}</p>}
        {remedy.amount && remedy.decidedByPerson && <p className="quiet small">{t('remedies.card.byPerson')}</p>}
        {remedy.deed && (
          <p>
            <span className="quiet">{t('remedies.card.deed')}</span> {say(remedy.deed)}
          </p>
        )}
        <p className="quiet">{say(remedy.summary)}</p>
        <p className="small">
          <BasisLine basis={remedy.basis} />
        </p>
      </header>
      <Variants remedy={remedy} nameOf={nameOf} />
      {remedy.missing.length > 0 && <Missing remedy={remedy} nameOf={nameOf} onAnswer={onAnswer} />}
      {children}
      <details open={printing || undefined}>
        <summary>{t('remedies.card.details')}</summary>
        <Grounds remedy={remedy} titleOf={titleOf} />
      </details>
    </article>
  )
}

/** A remedy with a condition that nobody has confirmed: what it still needs, the rest on demand. */
export function OpenCard({ remedy, titleOf, nameOf, onAnswer, children }: Props) {
  const { t, say, clauses } = useText()
  const printing = usePrinting()
  const unmet = remedy.needs.filter(({ met }) => met === null)
  return (
    <article id={remedy.id} className="surface stack-tight remedy-card" data-state="open">
      <h3>
        {say(remedy.title)} {remedy.punitive && <StateTag tone="risk">{t('remedies.card.punitive')}</StateTag>}
      </h3>
      {remedy.amount && (
        <p>
          <span className="quiet">{t('remedies.card.ifSo')}</span>{' '}
          <strong className="number">{amountText(remedy.amount)}</strong>
        </p>
      )}
      <p className="small">
        <span className="quiet">{t('remedies.card.toConfirm')}</span> {clauses(unmet.map(({ words }) => say(words)))}
      </p>
      <details open={printing || undefined}>
        <summary>{t('remedies.card.details')}</summary>
        <div className="stack">
          <p className="quiet">{say(remedy.summary)}</p>
          <p className="small">
            <BasisLine basis={remedy.basis} />
          </p>
          {remedy.deed && <p>{say(remedy.deed)}</p>}
          <Variants remedy={remedy} nameOf={nameOf} />
          {remedy.missing.length > 0 && <Missing remedy={remedy} nameOf={nameOf} onAnswer={onAnswer} />}
          {children}
          <Grounds remedy={remedy} titleOf={titleOf} />
        </div>
      </details>
    </article>
  )
}

type Part = Pick<Props, 'remedy' | 'nameOf'>

/** The formula with the numbers in it, once for each way to read what the text leaves open. */
function Variants({ remedy, nameOf }: Part) {
  const { t, say } = useText()
  const { variants } = remedy
  if (variants.length === 0) return null
  return (
    <ul className="remedy-variants">
      {variants.map(({ choices, amount, missing, words }) => (
        <li key={choices.map(({ value }) => value).join(' ')}>
          {variants.length > 1 && (
            <span className="small quiet">{choices.map((one) => say(one.words)).join(' · ')}</span>
          )}
          <span>
            {say(words)}
            {amount && <strong className="number"> = {amountText(amount)}</strong>}
          </span>
          {missing.length > 0 && variants.length > 1 && (
            <span className="small quiet">
              {t('remedies.card.missingVariant', { names: missing.map(nameOf).join(' · ') })}
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}

function Missing({ remedy, nameOf, onAnswer }: Pick<Props, 'remedy' | 'nameOf' | 'onAnswer'>) {
  const { t } = useText()
  return (
    <p className="small no-print">
      {t('remedies.card.missing')}
      {remedy.missing.map((id) => (
        <button key={id} type="button" className="plain-button remedy-missing" onClick={() => onAnswer(id)}>
          {nameOf(id)}
        </button>
      ))}
    </p>
  )
}

function Grounds({ remedy, titleOf }: Pick<Props, 'remedy' | 'titleOf'>) {
  const { t, say } = useText()
  const list = (name: string, items: readonly ReactNode[]) =>
    items.length > 0 && (
      <div>
        <dt>{name}</dt>
        <dd>
          <ul>
            {items.map((item, place) => (
              // The items of a list never move.
              <li key={`${name} ${place}`}>{item}</li>
            ))}
          </ul>
        </dd>
      </div>
    )
  return (
    <dl className="remedy-grounds">
      {list(
        t('remedies.card.conditions'),
        remedy.needs.map(({ words, met }) => (
          <>
            {met ? '✓' : '○'} {say(words)}{' '}
            <span className="quiet small">{t(met ? 'remedies.card.met' : 'remedies.card.unmet')}</span>
          </>
        )),
      )}
      {list(
        t('remedies.card.unless'),
        remedy.unless.map(({ words }) => say(words)),
      )}
      {list(
        t('remedies.card.used'),
        remedy.used.map(({ name, value }) => (
          <>
            {say(name)} <span className="number">{say(value)}</span>
          </>
        )),
      )}
      {list(t('remedies.card.evidence'), remedy.evidence.map(say))}
      {list(
        t('remedies.card.excludes'),
        remedy.excludes.map(({ id, because }) => (
          <>
            {titleOf(id)} <span className="quiet small">{say(because)}</span>
          </>
        )),
      )}
      {list(
        t('remedies.card.cumulates'),
        remedy.cumulates.length > 0 ? [remedy.cumulates.map(titleOf).join(' · ')] : [],
      )}
      <div>
        <dt>{t('remedies.card.rule')}</dt>
        <dd>
          <Link to="/rules/$id" params={{ id: remedy.id }}>
            {remedy.id}
          </Link>
        </dd>
      </div>
      {remedy.note && (
        <div>
          <dt>{t('remedies.card.note')}</dt>
          <dd>{say(remedy.note)}</dd>
        </div>
      )}
    </dl>
  )
}
