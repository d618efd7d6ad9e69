import { agoOf, dayWords, untilWords, whenWords } from '../text/time.ts'
import { useNow } from './now.ts'
import { useText } from '../text/text.ts'

type Props = {
  readonly at: string | Date
  readonly ago?: boolean
  /** The end of something: midnight belongs to the day that is over then. */
  readonly end?: boolean
}
/** An instant, in the time of China, with its weekday. */
export function When({ at, ago = false, end = false }: Props) {
  const { t, language } = useText()
  const now = useNow()
  const iso = at instanceof Date ? at.toISOString() : at
  const words = end ? untilWords(at, language) : whenWords(at, language)
  const since = ago ? agoOf(at, now) : null
  return (
    <time dateTime={iso} title={words} className="number">
      {since ? t(`parts.ago.${since.unit}`, { n: since.n }) : words}
    </time>
  )
}

/** A civil day, `2026-11-26`, with its weekday. */
export function DayText({ day }: { readonly day: string }) {
  const { language } = useText()
  return (
    <time dateTime={day} className="number">
      {dayWords(day, language)}
    </time>
  )
}
