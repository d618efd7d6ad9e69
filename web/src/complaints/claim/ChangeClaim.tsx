import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { listCategories } from '../../../../src/complaints/filing.contract.ts'
import { changeClaim } from '../../../../src/complaints/claim/claim.contract.ts'
import { Remedy, longestText, type CaseView } from '../../../../src/complaints/complaint.contract.ts'
import { demandedIn } from '../../../../src/complaints/demand/demand.contract.ts'
import { useAct, useRoute } from '../../api/hooks.ts'
import { Dialog } from '../../parts/Dialog.tsx'
import { Field, FieldScope } from '../../parts/Field.tsx'
import { Problem } from '../../parts/Problem.tsx'
import { WordsField } from '../../parts/WordsField.tsx'
import { useSession } from '../../shell/session.ts'
import { fenOf } from '../../text/money.ts'
import { useText } from '../../text/text.ts'
import { paidRemedies } from '../filing-draft.ts'

/** Beside what is asked for, for the consumer and for agents, until mediation is over. */
export function ChangeClaim({ of }: { readonly of: CaseView }) {
  const { t } = useText()
  const { me } = useSession()
  const [open, setOpen] = useState(false)
  const may = of.viewer === 'consumer' || (of.viewer === 'platform' && me?.roles.includes('agent'))
  if (!may || !demandedIn.includes(of.state)) return null
  return (
    <>
      <button type="button" className="plain-button small no-print" onClick={() => setOpen(true)}>
        {t('demand.claim.do')}
      </button>
      {open && <ClaimDialog of={of} onClose={() => setOpen(false)} />}
    </>
  )
}

function ClaimDialog({ of, onClose }: { readonly of: CaseView; readonly onClose: () => void }) {
  const { t, say } = useText()
  const categories = useRoute(listCategories, {})
  const [remedies, setRemedies] = useState<Remedy[]>([...of.remedies])
  const [amount, setAmount] = useState(of.claimFen > 0 ? (of.claimFen / 100).toFixed(2) : '')
  const [text, setText] = useState('')
  const act = useAct(changeClaim, { done: onClose })
  const offered = categories.data?.rows.find(({ code }) => code === of.category)?.remedies ?? []
  const asksMoney = remedies.some((one) => paidRemedies.includes(one))
  const amountFen = asksMoney ? (fenOf(amount) ?? 0) : 0
  return (
    <Dialog title={t('demand.claim.title')} onClose={onClose}>
      <FieldScope name="claim">
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault()
            void act.run({ id: of.id, remedies, amountFen, text, version: of.version })
          }}
        >
          <p className="quiet">{t(of.viewer === 'consumer' ? 'demand.claim.help' : 'demand.claim.helpAgent')}</p>
          {act.problem && <Problem problem={act.problem} />}
          <Field name="remedies" label={t('demand.claim.remedies')} problem={act.problem}>
            {(control) => (
              <Select
                {...control}
                mode="multiple"
                value={remedies}
                options={offered.map((one) => ({ value: one.remedy, label: say(one.title) }))}
                onChange={(chosen: string[]) => setRemedies(chosen.map((one) => Remedy.parse(one)))}
              />
            )}
          </Field>
          {asksMoney && (
            <Field name="amountFen" label={t('demand.claim.amount')} problem={act.problem}>
              {(control) => (
                <Input
                  {...control}
                  inputMode="decimal"
                  prefix={{ CNY: '¥', BRL: 'R$', GBP: '£' }[of.currency]}
                  value={amount}
                  onChange={({ target }) => setAmount(target.value)}
                />
              )}
            </Field>
          )}
          <WordsField
            name="text"
            label={t(of.viewer === 'consumer' ? 'demand.claim.why' : 'demand.claim.whyAgent')}
            problem={act.problem}
            most={longestText}
            value={text}
            onChange={setText}
          />
          <div className="actions">
            <Button
              type="primary"
              htmlType="submit"
              loading={act.busy}
              disabled={remedies.length === 0 || text.trim() === ''}
            >
              {t('demand.claim.send')}
            </Button>
            <Button onClick={onClose}>{t('parts.form.cancel')}</Button>
          </div>
        </form>
      </FieldScope>
    </Dialog>
  )
}
