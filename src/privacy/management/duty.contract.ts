import { z } from 'zod'
import { Empty, Instant, route } from '../../kernel/route.contract.ts'
import { staff } from '../../kernel/role.contract.ts'

const Name = z
  .string()
  .max(60)
  .regex(/^[a-z]+(?:-[a-z0-9]+)*$/, '小写字母和连字符，例如 breach-response / lower-case words joined by hyphens')
export const Person = z.object({ id: z.string(), name: z.string() })
const text = (most: number) => z.string().trim().min(1).max(most)

export const Duty = z.object({
  id: z.string(),
  title: z.string(),
  content: z.string(),
  owner: Person,
  deputy: Person.nullable(),
  assignedAt: Instant,
  confirmedAt: Instant.nullable(),
  /** Until when its owner has to confirm it, again and again. */
  confirmBy: Instant.nullable(),
  state: z.enum(['confirmed', 'to-confirm', 'overdue', 'retired']),
  /** The reader may confirm it now. */
  mine: z.boolean(),
})
export type Duty = z.infer<typeof Duty>

export const listDuties = route({
  method: 'GET',
  path: '/api/privacy/duties',
  summary: { zh: '个人信息保护职责登记', en: 'Who answers for what in the protection of personal data' },
  who: staff,
  clause: '5.2.2(1)',
  input: Empty,
  output: z.object({ rows: z.array(Duty), mayAssign: z.boolean() }),
})
export const listColleagues = route({
  method: 'GET',
  path: '/api/privacy/colleagues',
  summary: { zh: '可以承担职责的同事', en: 'Colleagues who can carry a duty' },
  who: ['privacy-officer'],
  clause: '5.2.2(1)',
  input: Empty,
  output: z.object({ rows: z.array(Person) }),
})
export const putDuty = route({
  method: 'PUT',
  path: '/api/privacy/duties/:id',
  summary: { zh: '登记或改派一项职责', en: 'Write down a duty, or give it to somebody else' },
  who: ['privacy-officer'],
  clause: '5.2.2(1)',
  audit: 'duty.put',
  input: z.strictObject({
    id: Name,
    title: text(80),
    content: text(2000),
    owner: z.string().min(1).max(60),
    deputy: z.string().min(1).max(60).nullable(),
    retired: z.boolean().default(false),
  }),
  output: Duty,
})
export const confirmDuty = route({
  method: 'POST',
  path: '/api/privacy/duties/:id/confirmation',
  summary: { zh: '确认自己承担的职责', en: 'Confirm a duty of one’s own' },
  who: staff,
  clause: '5.2.2(1)',
  audit: 'duty.confirm',
  status: 201,
  input: z.strictObject({ id: Name }),
  output: Duty,
})
