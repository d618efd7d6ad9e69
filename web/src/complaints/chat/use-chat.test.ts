import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ChatMessage } from '../../../../src/complaints/chat/chat.contract.ts'
import { joined } from './use-chat.ts'

const message = (seq: number): ChatMessage => ({
  seq,
  kind: 'said',
  side: 'consumer',
  text: `${seq}`,
  files: [],
  at: '2026-03-02T10:00:00+08:00',
})

test('in whatever order and however often answers arrive, each message stands once and in its place', () => {
  fc.assert(
    fc.property(fc.array(fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 8 }), { maxLength: 10 }), (answers) => {
      const all = answers.reduce<readonly ChatMessage[]>(
        (before, seqs) => joined(before, [...new Set(seqs)].map(message)),
        [],
      )
      expect(all.map(({ seq }) => seq)).toEqual([...new Set(answers.flat())].toSorted((a, b) => a - b))
    }),
  )
})
