import type { Part } from '../part.ts'
import { letterReading } from './letter-reading.actions.ts'
import { complaintReading } from './complaint-reading.actions.ts'

/** Complaints and letters as cases through which somebody's personal data is read in the open (src/kernel/reading). */
export const reading: Part = { readings: { cmp: complaintReading, eml: letterReading } }
