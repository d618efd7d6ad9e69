import { Button, Input } from 'antd'
import { useState } from 'react'
import type { ClaimView } from '../../../../src/complaints/mass/claim.contract.ts'
import { listLeadEvidence, nameLead } from '../../../../src/complaints/mass/lead-case.contract.ts'
import { useAct, useRoute } from '../../api/hooks.ts'
import { Dialog } from '../../parts/Dialog.tsx'
import { Field, FieldScope } from '../../parts/Field.tsx'
import { useSession } from '../../shell/session.ts'
import { useText } from '../../text/text.ts'
import { ChooseEvidence } from './ChooseEvidence.tsx'
import { LeadEvidenceList } from './LeadEvidenceList.tsx'
import { TextForm } from './TextForm.tsx'

type Of = { readonly of: ClaimView }

/** What the common finding rests on: chosen from the lead case, in full for the shop, masked for members. */
export function LeadCase({ of }: Of) {
  const { t } = useText()
  const { me } = useSession()
  const { data } = useRoute(listLeadEvidence, { id: of.id })
  const [doing, setDoing] = useState<'choose' | 'name' | null>(null)
  const decides = me?.roles.some((role) => ['agent', 'mediator', 'arbitrator'].includes(role)) ?? false
  const open = decides && of.state === 'gathering' && of.lead !== null
  const rows = data?.rows ?? []
  return (
    <section className="surface stack">
      <h2>{t('massLeads.leadCase.title')}</h2>
      {rows.length === 0 ? <p className="quiet">{t('massLeads.leadCase.none')}</p> : <LeadEvidenceList rows={rows} />}
      {open && (
        <div className="actions no-print">
          <Button onClick={() => setDoing('choose')}>{t('massLeads.leadCase.choose')}</Button>
          <Button onClick={() => setDoing('name')}>{t('massLeads.leadCase.name')}</Button>
        </div>
      )}
      {doing === 'choose' && of.lead && (
        <ChooseEvidence of={of} lead={of.lead.id} chosen={rows} onClose={() => setDoing(null)} />
      )}
      {doing === 'name' && (
        <Dialog title={t('massLeads.leadCase.name')} onClose={() => setDoing(null)}>
          <NameLead of={of} onDone={() => setDoing(null)} />
        </Dialog>
      )}
    </section>
  )
}

function NameLead({ of, onDone }: Of & { readonly onDone: () => void }) {
  const { t } = useText()
  const [complaint, setComplaint] = useState('')
  const act = useAct(nameLead, { done: onDone })
  return (
    <FieldScope name="name-lead">
      <TextForm
        act={act}
        label={t('mass.form.reason')}
        help={t('massLeads.leadCase.nameHelp')}
        send={t('massLeads.leadCase.name')}
        onSend={(text) => void act.run({ id: of.id, complaint: complaint.trim(), text })}
      >
        <Field name="complaint" label={t('massLeads.leadCase.receipt')} problem={act.problem}>
          {(control) => (
            <Input
              {...control}
              maxLength={60}
              value={complaint}
              onChange={(event) => setComplaint(event.target.value)}
            />
          )}
        </Field>
      </TextForm>
    </FieldScope>
  )
}
