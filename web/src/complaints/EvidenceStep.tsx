import { mostFiles } from '../../../src/complaints/complaint.contract.ts'
import { Uploader } from '../parts/Uploader.tsx'
import { useText } from '../text/text.ts'
import { EvidenceItems } from './EvidenceItems.tsx'
import type { StepProps } from './filing-check.ts'

export function EvidenceStep({ filing, change, onBusy }: StepProps) {
  const { t, say } = useText()
  return (
    <>
      <p className="quiet">
        {t('complaints.file.evidenceHelp', { hint: filing.category ? say(filing.category.evidence) : '' })}
      </p>
      {filing.category && <EvidenceItems items={filing.category.items} />}
      <Uploader
        value={filing.draft.files}
        onChange={(files) => change({ files: [...files] })}
        max={mostFiles}
        onBusy={onBusy}
      />
    </>
  )
}
