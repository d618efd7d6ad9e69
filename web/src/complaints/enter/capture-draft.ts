import { z } from 'zod'
import { CategoryCode } from '../../../../src/complaints/complaint.contract.ts'
import { CaptureChannel, type capturePost } from '../../../../src/complaints/enter/capture.contract.ts'
import type { InputRaw } from '../../../../src/kernel/route.contract.ts'
import { instantOf, minuteOf } from './entry-draft.ts'

/** A post being captured: on this device only, until it is sent. */
export const CaptureDraft = z.object({
  channel: CaptureChannel,
  url: z.string(),
  origin: z.string(),
  handle: z.string(),
  foundAt: z.string(),
  postedAt: z.string(),
  snapshots: z.array(z.string()),
  category: CategoryCode,
  text: z.string(),
  orderNumber: z.string(),
  shop: z.string(),
})
export type CaptureDraft = z.infer<typeof CaptureDraft>

export const emptyCapture = (now: Date): CaptureDraft => ({
  channel: 'weibo',
  url: '',
  origin: '',
  handle: '',
  foundAt: minuteOf(now),
  postedAt: '',
  snapshots: [],
  category: 'other',
  text: '',
  orderNumber: '',
  shop: '',
})

export function postOf(draft: CaptureDraft): InputRaw<typeof capturePost> {
  const { channel, snapshots, category } = draft
  const said = (name: string, value: string) => (value.trim() === '' ? {} : { [name]: value.trim() })
  return {
    channel,
    url: draft.url.trim(),
    handle: draft.handle,
    text: draft.text,
    snapshots,
    category,
    foundAt: instantOf(draft.foundAt),
    ...(draft.postedAt !== '' && { postedAt: instantOf(draft.postedAt) }),
    ...said('origin', draft.origin),
    ...said('orderNumber', draft.orderNumber),
    ...said('shop', draft.shop),
  }
}
