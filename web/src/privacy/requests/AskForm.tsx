import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { askRight, listOwnRequests, readRequest } from '../../../../src/privacy/request/request-routes.contract.ts'
import { RequestType } from '../../../../src/privacy/request/request.contract.ts'
import type { Output } from '../../../../src/kernel/route.contract.ts'
import { useAct } from '../../api/hooks.ts'
import { Field, FieldScope } from '../../parts/Field.tsx'
import { Problem } from '../../parts/Problem.tsx'
import { Uploader } from '../../parts/Uploader.tsx'
import { WordsField } from '../../parts/WordsField.tsx'
import { ErasePreview } from './ErasePreview.tsx'
import { useText } from '../../text/text.ts'

type Right = Output<typeof listOwnRequests>['types'][number]
/** What is wished, where somebody has to read it; else one press, and the page of the request. */
export function AskForm({ of }: { readonly of: Right }) {
  const { t } = useText()
  const navigate = useNavigate()
  const [wish, setWish] = useState('')
  const [files, setFiles] = useState<readonly string[]>([])
  const [items, setItems] = useState<readonly string[]>([])
  const [sending, setSending] = useState(false)
  const act = useAct(askRight, { refresh: [listOwnRequests, readRequest] })
  const type = RequestType.parse(of.type)
  const send = async () => {
    const made = await act.run({
      type,
      ...(of.wish && { wish }),
      files: [...files],
      items: type === 'erasure' ? [...items] : [],
    })
    if (made) void navigate({ to: '/my/privacy/requests/$id', params: { id: made.id } })
  }
  return (
    <FieldScope name={of.type}>
      <form
        className="stack inset"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void send()
        }}
      >
        {of.fresh && <p className="small">{t('rights.freshHelp')}</p>}
        {(type === 'erasure' || type === 'closure') && (
          <ErasePreview type={type} chosen={items} onChoose={setItems} problem={act.problem} />
        )}
        {of.wish && (
          <WordsField
            name="wish"
            label={t('rights.wish')}
            help={t('rights.wishHelp')}
            problem={act.problem}
            upTo={10}
            most={4000}
            value={wish}
            onChange={setWish}
          />
        )}
        {of.type === 'kin' && (
          <Field name="files" label={t('rights.papers')} help={t('rights.papersHelp')} problem={act.problem}>
            {({ id }) => <Uploader id={id} value={files} onChange={setFiles} max={10} onBusy={setSending} />}
          </Field>
        )}
        {act.problem && <Problem problem={act.problem} />}
        <div className="actions">
          <Button
            type="primary"
            htmlType="submit"
            loading={act.busy}
            danger={type === 'closure'}
            disabled={sending || (of.wish && wish.trim() === '') || (type === 'erasure' && items.length === 0)}
          >
            {type === 'closure' ? t('erase.close') : type === 'erasure' ? t('erase.chosen') : t('rights.send')}
          </Button>
        </div>
      </form>
    </FieldScope>
  )
}
