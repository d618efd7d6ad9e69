import { z } from 'zod'
import { Empty, Id, Instant, route } from '../../kernel/route.contract.ts'
import { Text } from '../complaint.contract.ts'
import { TagMark } from './tag-mark.contract.ts'

/** Who works at the desk. What is said here is never for the sides, an authority, or those who mediate and rule. */
export const deskRoles = ['agent', 'admin'] as const

export const Colleague = z.object({ id: z.string(), name: z.string() })
export type Colleague = z.infer<typeof Colleague>

export const NoteView = z.object({
  id: z.string(),
  author: z.string().nullable(),
  text: z.string(),
  at: Instant,
  /** The colleagues that it named, who were told. */
  mentions: z.array(Colleague),
})
export type NoteView = z.infer<typeof NoteView>

export const DeskView = z.object({
  notes: z.array(NoteView),
  watchers: z.array(Colleague),
  /** Whether the reader follows it. */
  watching: z.boolean(),
  tags: z.array(TagMark),
})
export type DeskView = z.infer<typeof DeskView>

export const readDesk = route({
  method: 'GET',
  path: '/api/complaints/:id/desk',
  summary: { zh: '一件投诉的内部备注、关注人和标签', en: 'Notes among colleagues, followers and tags of a complaint' },
  who: deskRoles,
  clause: '7.3.1',
  input: Id,
  output: DeskView,
})

export const mostMentions = 20
export const addNote = route({
  method: 'POST',
  path: '/api/complaints/:id/notes',
  summary: { zh: '写内部备注，可提醒同事', en: 'Write a note among colleagues and name those who are to read it' },
  who: deskRoles,
  clause: '7.3.1',
  audit: 'complaint.note',
  status: 201,
  input: Id.extend({ text: Text, mentions: z.array(z.string().min(1).max(60)).max(mostMentions).default([]) }),
  output: DeskView,
})

export const watch = route({
  method: 'POST',
  path: '/api/complaints/:id/watch',
  summary: { zh: '关注或取消关注一件投诉', en: 'Follow a complaint, or stop following it' },
  who: deskRoles,
  clause: '7.3.1',
  audit: 'complaint.watch',
  status: 201,
  input: Id.extend({ on: z.boolean() }),
  output: DeskView,
})

export const tagComplaint = route({
  method: 'POST',
  path: '/api/complaints/:id/tags',
  summary: { zh: '贴上或摘下标签', en: 'Put a tag on a complaint, or take it off' },
  who: deskRoles,
  clause: '7.3.1',
  audit: 'complaint.tag',
  status: 201,
  input: Id.extend({ tag: z.string().min(1).max(60), on: z.boolean() }),
  output: DeskView,
})

export const listColleagues = route({
  method: 'GET',
  path: '/api/complaint-colleagues',
  summary: { zh: '可以提醒的同事', en: 'Colleagues who can be named in a note' },
  who: deskRoles,
  clause: '7.3.1',
  input: Empty,
  output: z.object({ rows: z.array(Colleague) }),
})
