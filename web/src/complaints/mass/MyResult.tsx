import { Button, Input } from 'antd'
import { useState } from 'react'
import { tellAffected, type MembershipView } from '../../../../src/complaints/mass/member.contract.ts'
import { useAct } from '../../api/hooks.ts'
import { Field } from '../../parts/Field.tsx'
import { moneyWords } from '../../text/money.ts'
import { useText } from '../../text/text.ts'

/** The common finding, what it gives this member and how that was worked out; what is still missing is asked for. */
export function MyResult({ of, id }: { readonly of: MembershipView; readonly id: string }) {
  const { t, say } = useText()
  const finding = of.claim?.finding
  return (
    <>
      {finding && (
        <div className="inset stack-tight">
          <h3>
            {t('mass.mine.finding')}：{t(`mass.claim.decision.${finding.decision}`)}
          </h3>
          <p className="mass-said">{finding.reasons}</p>
          {finding.decision !== 'merchant' && of.state === 'joined' && (
            <p>
              {of.amountFen !== null && <strong>{t('mass.mine.amount', { amount: moneyWords(of.amountFen) })}</strong>}{' '}
              <span className="quiet small">{say(of.words ?? finding.words)}</span>
            </p>
          )}
        </div>
      )}
      {of.awardedFen > 0 && <p>{t('massAwards.mine', { amount: moneyWords(of.awardedFen) })}</p>}
      {of.result === 'done' && <p className="note note-kept">{t('mass.mine.done')}</p>}
      {of.skipped && (
        <p className="note note-risk">{t('mass.mine.skipped', { why: t(`mass.members.skipped.${of.skipped}`) })}</p>
      )}
      {of.missing.includes('affected') && of.steps.some((one) => one.step === 'tell-affected' && one.allowed) && (
        <Pieces id={id} />
      )}
    </>
  )
}

function Pieces({ id }: { readonly id: string }) {
  const { t } = useText()
  const [pieces, setPieces] = useState('')
  const act = useAct(tellAffected)
  return (
    <form
      className="stack-tight no-print"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void act.run({ id, affected: Number(pieces) })
      }}
    >
      <Field name="affected" label={t('mass.mine.affected')} help={t('mass.mine.affectedHelp')} problem={act.problem}>
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
        <Button htmlType="submit" loading={act.busy} disabled={pieces === ''}>
          {t('mass.members.save')}
        </Button>
      </div>
    </form>
  )
}
