import { z } from 'zod'
import { Empty, Id, route } from '../../kernel/route.contract.ts'
import { textOf } from '../complaint.contract.ts'
import { TagColour, TagMark } from './tag-mark.contract.ts'

export const TagView = TagMark.extend({
  meaning: z.string(),
  retired: z.boolean(),
  /** How many open complaints have it, counted up to a limit. */
  open: z.int(),
  version: z.int(),
})
export type TagView = z.infer<typeof TagView>
export const TagList = z.object({ rows: z.array(TagView) })

/** A list that nobody can look over is no list. */
export const mostTags = 100
const tagFields = { name: textOf(1, 20), colour: TagColour, meaning: textOf(0, 200).default('') }

export const listTags = route({
  method: 'GET',
  path: '/api/complaint-tags',
  summary: { zh: '投诉标签', en: 'Tags of complaints' },
  who: ['agent', 'mediator', 'arbitrator', 'governance-officer', 'admin'],
  clause: '7.3.1',
  input: Empty,
  output: TagList,
})

export const addTag = route({
  method: 'POST',
  path: '/api/complaint-tags',
  summary: { zh: '新增标签', en: 'Add a tag to the list' },
  who: ['governance-officer', 'admin'],
  clause: '7.3.1',
  audit: 'complaint-tag.add',
  status: 201,
  input: z.strictObject(tagFields),
  output: TagList,
})

export const changeTag = route({
  method: 'POST',
  path: '/api/complaint-tags/:id',
  summary: { zh: '修改或停用标签', en: 'Change a tag, or retire it' },
  who: ['governance-officer', 'admin'],
  clause: '7.3.1',
  audit: 'complaint-tag.change',
  input: Id.extend({ ...tagFields, retired: z.boolean(), version: z.int().min(1) }),
  output: TagList,
})
