import { Link } from '@tanstack/react-router'
import { previewErasure } from '../../../../src/privacy/request/erasure.contract.ts'
import type { Output } from '../../../../src/kernel/route.contract.ts'
import type { ApiProblem } from '../../api/problem.ts'
import { useRoute } from '../../api/hooks.ts'
import { Checks } from '../../parts/Checks.tsx'
import { Field } from '../../parts/Field.tsx'
import { Problem } from '../../parts/Problem.tsx'
import { Skeleton } from '../../parts/Skeleton.tsx'
import { StateTag } from '../../parts/StateTag.tsx'
import { useText } from '../../text/text.ts'
import { dayWords } from '../../text/time.ts'
import { Matters } from './Matters.tsx'

type Preview = Output<typeof previewErasure>
type Props = {
  readonly type: 'erasure' | 'closure'
  readonly chosen: readonly string[]
  readonly onChoose: (items: string[]) => void
  readonly problem: ApiProblem | null
}
/** Before anything is asked: what goes, what stays, why and until when. Of an erasure one chooses. */
export function ErasePreview({ type, chosen, onChoose, problem }: Props) {
  const { t, say } = useText()
  const read = useRoute(previewErasure, { type })
  if (read.problem) return <Problem problem={read.problem} onRetry={() => void read.refetch()} />
  if (!read.data) return <Skeleton lines={6} />
  const { items, matters, hours } = read.data
  const choices = items.filter(({ choosable }) => choosable)
  return (
    <>
      {type === 'erasure' && choices.length > 0 && (
        <Field name="items" label={t('erase.choose')} problem={problem}>
          {(control) => (
            <Checks
              control={control}
              label={t('erase.choose')}
              value={chosen}
              options={choices.map(({ item, title }) => ({ value: item, label: say(title) }))}
              onChange={onChoose}
            />
          )}
        </Field>
      )}
      {type === 'erasure' && choices.length === 0 && <p className="note">{t('erase.nothing')}</p>}
      <Matters of={matters} />
      <Stays items={type === 'closure' ? items : items.filter(({ choosable }) => !choosable)} />
      <p className="note note-risk">{t(`erase.warn.${type}`, { hours })}</p>
    </>
  )
}

const tones = { goes: 'danger', kept: 'info', held: 'risk', needed: 'plain' } as const
function Stays({ items }: { readonly items: Preview['items'] }) {
  const { t, say, language } = useText()
  if (items.length === 0) return null
  return (
    <ul className="plain-list erase-list" aria-label={t('erase.what')}>
      {items.map((one) => (
        <li key={one.item} className="stack-tight">
          <span className="row">
            <strong>{say(one.title)}</strong>
            <StateTag tone={tones[one.outcome]}>{t(`erase.outcome.${one.outcome}`)}</StateTag>
            <span className="small quiet">{t('rights.counted', { n: one.counted })}</span>
          </span>
          {one.outcome === 'needed' && <span className="small">{t('erase.needed')}</span>}
          {one.because && <span className="small">{say(one.because)}</span>}
          {one.until && one.rule && one.outcome === 'kept' && (
            <span className="small quiet">
              {t('rights.until', { day: dayWords(one.until, language) })}{' '}
              <Link to="/rules/$id" params={{ id: one.rule }}>
                {t('erase.law')}
              </Link>
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}
