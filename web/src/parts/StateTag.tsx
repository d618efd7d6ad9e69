import type { ReactNode } from 'react'
import './parts.css'

export type Tone = 'kept' | 'risk' | 'danger' | 'info' | 'plain'

/** A state in words; the mark in front differs by tone, so colour is never the only sign. */
const marks = { kept: '✓', risk: '!', danger: '✕', info: '•', plain: '○' } as const satisfies Record<Tone, string>

export const StateTag = ({ tone = 'plain', children }: { readonly tone?: Tone; readonly children: ReactNode }) => (
  <span className={`state-tag tone-${tone}`}>
    <span aria-hidden="true">{marks[tone]}</span>
    {children}
  </span>
)
