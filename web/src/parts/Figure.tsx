import type { ReactNode } from 'react'
import { useText } from '../text/text.ts'
import type { Tone } from './StateTag.tsx'
import './parts.css'

/** One number of a board: with its definition, its target and where it comes from. */
export function Figure(props: {
  readonly label: string
  readonly value: ReactNode
  readonly tone?: Tone
  /** What the number is made of, `5 / 6`. */
  readonly note?: string
  readonly target?: string
  readonly definition?: string
  readonly source?: string
}) {
  const { t } = useText()
  return (
    <div className={`figure tone-${props.tone ?? 'plain'}`}>
      <p className="figure-label">{props.label}</p>
      <p className="figure-value number">{props.value}</p>
      {props.note && <p className="small quiet">{props.note}</p>}
      {props.target && <p className="small quiet">{t('parts.figure.target', { value: props.target })}</p>}
      {(props.definition || props.source) && (
        <details className="small quiet">
          <summary>{t('parts.figure.definition')}</summary>
          <p>{props.definition}</p>
          {props.source && <p>{t('parts.figure.source', { source: props.source })}</p>}
        </details>
      )}
    </div>
  )
}
