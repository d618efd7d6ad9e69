import { Button, Input } from 'antd'
import { useState } from 'react'
import { enterAffected } from '../../../../src/complaints/mass/member.contract.ts'
import { useAct } from '../../api/hooks.ts'
import { Dialog } from '../../parts/Dialog.tsx'
import { Field } from '../../parts/Field.tsx'
import { useText } from '../../text/text.ts'

/** For a member who told it by telephone. */
export function Affected({ claim, complaint }: { readonly claim: string; readonly complaint: string }) {
  const { t } = useText()
  const [open, setOpen] = useState(false)
  const [pieces, setPieces] = useState('')
  const act = useAct(enterAffected, { done: () => setOpen(false) })
  return (
    <>
      <button type="button" className="plain-button small" onClick={() => setOpen(true)}>
        {t('mass.members.enter')}
      </button>
      {open && (
        <Dialog title={t('mass.members.enterTitle')} onClose={() => setOpen(false)}>
          <form
            className="stack"
            noValidate
            onSubmit={(event) => {
              event.preventDefault()
              void act.run({ id: claim, complaint, affected: Number(pieces) })
            }}
          >
            <Field name="affected" label={t('mass.members.pieces')} problem={act.problem}>
              {(control) => (
                <Input
                  {...control}
                  inputMode="numeric"
                  maxLength={7}
                  value={pieces}
                  onChange={(event) => setPieces(event.target.value.replaceAll(/\D/g, ''))}
                />
              )}
            </Field>
            <div className="actions">
              <Button htmlType="submit" type="primary" loading={act.busy} disabled={pieces === ''}>
                {t('mass.members.save')}
              </Button>
            </div>
          </form>
        </Dialog>
      )}
    </>
  )
}
