import type { ReactNode } from 'react'
import type { TagColour } from '../../../../src/complaints/desk/tag-mark.contract.ts'
import './desk.css'

/** A tag by its name; the colour only helps to find it again. */
export const TagChip = (props: { readonly colour: TagColour; readonly children: ReactNode }) => (
  <span className={`tag-chip tag-${props.colour}`}>{props.children}</span>
)
