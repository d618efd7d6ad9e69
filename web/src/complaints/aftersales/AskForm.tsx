import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { ask, assess } from '../../../../src/complaints/aftersales/filing.contract.ts'
import type { OrderDetail } from '../../../../src/marketplace/order.contract.ts'
import { useAct, useRoute } from '../../api/hooks.ts'
import { FormProblem } from '../../parts/Field.tsx'
import { Problem } from '../../parts/Problem.tsx'
import { Skeleton } from '../../parts/Skeleton.tsx'
import { useText } from '../../text/text.ts'
import { emptyAsk, type AskDraft } from './ask-draft.ts'
import { JudgedStep } from './JudgedStep.tsx'
import { WhyStep } from './WhyStep.tsx'

type Props = { readonly order: string; readonly line: OrderDetail['lines'][number] }

/** What the policy says about these goods changes with each answer; nothing is filed before the button. */
export function AskForm({ order, line }: Props) {
  const { t } = useText()
  const navigate = useNavigate()
  const [value, setValue] = useState(emptyAsk)
  const change = (part: Partial<AskDraft>) => setValue((before) => ({ ...before, ...part }))
  const wish = {
    orderId: order,
    lineId: line.id,
    quantity: value.quantity,
    said: [...value.said],
    ...(value.receivedOn && { receivedOn: value.receivedOn }),
  }
  const judged = useRoute(assess, { ...wish, evidence: value.files.length > 0 }, { keep: true })
  const act = useAct(ask, { done: ({ id }) => void navigate({ to: `/aftersales/${id}` }) })
  if (judged.problem) return <Problem problem={judged.problem} onRetry={() => void judged.refetch()} />
  if (!judged.data) return <Skeleton lines={6} />
  if (judged.data.notReceived) return <p className="note note-risk">{t('aftersales.ask.notReceived')}</p>
  const chosen = judged.data.requests.find(
    ({ request, verdict, openRequest }) => request === value.request && verdict !== 'excluded' && !openRequest,
  )
  const reason = chosen?.reasonsToAsk.find((one) => one === value.reason) ?? chosen?.reasonsToAsk[0]
  const send = () => {
    if (chosen && reason)
      void act.run({ ...wish, request: chosen.request, reason, text: value.text, files: [...value.files] })
  }
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <FormProblem value={act.problem}>
        <JudgedStep judged={judged.data} chosen={chosen} value={value} change={change} />
      </FormProblem>
      {chosen && (
        <WhyStep
          chosen={chosen}
          reason={reason}
          problem={act.problem}
          sending={act.busy}
          value={value}
          change={change}
        />
      )}
    </form>
  )
}
