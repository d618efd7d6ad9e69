import { Button } from 'antd'
import { z } from 'zod'
import { longestMessage, startChat } from '../../../../src/complaints/chat/chat.contract.ts'
import { listOrders } from '../../../../src/marketplace/order.contract.ts'
import { useAct, useRoute } from '../../api/hooks.ts'
import { useDraft } from '../../parts/draft.ts'
import { Field } from '../../parts/Field.tsx'
import { ProblemSummary } from '../../parts/ProblemSummary.tsx'
import { WordsField } from '../../parts/WordsField.tsx'
import { useText } from '../../text/text.ts'

const Draft = z.object({ text: z.string(), orderId: z.string() })
const empty = { text: '', orderId: '' }

/** What it is about, and which order: both go along when it becomes a complaint. */
export function StartChat({ open, onStarted }: { readonly open: boolean; readonly onStarted: (id: string) => void }) {
  const { t } = useText()
  const draft = useDraft('chat.start', Draft, empty)
  const { text, orderId } = draft.value
  const orders = useRoute(listOrders, { limit: 20 })
  const act = useAct(startChat, {
    done: ({ id }) => {
      draft.discard()
      onStarted(id)
    },
  })
  const labels = { text: t('chat.text'), orderId: t('chat.order') }
  return (
    <form
      className="surface stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void act.run({ text, ...(orderId !== '' && { orderId }) })
      }}
    >
      <ProblemSummary problem={act.problem} labels={labels} />
      <Field name="orderId" label={labels.orderId} required={false} problem={act.problem}>
        {(control) => (
          <span className="select-field chat-order">
            <select {...control} value={orderId} onChange={(event) => draft.change({ orderId: event.target.value })}>
              <option value="">{t('chat.noOrder')}</option>
              {(orders.data?.rows ?? []).map((row) => (
                <option key={row.id} value={row.id}>
                  {row.title} · {row.number}
                </option>
              ))}
            </select>
          </span>
        )}
      </Field>
      <WordsField
        name="text"
        label={labels.text}
        help={t('chat.textHelp')}
        problem={act.problem}
        upTo={8}
        most={longestMessage}
        value={text}
        onChange={(text) => draft.change({ text })}
      />
      <div className="actions">
        <Button htmlType="submit" type="primary" loading={act.busy} disabled={text.trim() === ''}>
          {t(open ? 'chat.start' : 'chat.leave')}
        </Button>
      </div>
    </form>
  )
}
