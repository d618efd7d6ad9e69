import { CloseOutlined, FileOutlined, PaperClipOutlined } from '@ant-design/icons'
import { useEffect, useEffectEvent, useRef, useState, useSyncExternalStore } from 'react'
import { discardFile, readFile } from '../../../src/kernel/evidence/evidence.contract.ts'
import { largestFileBytes } from '../../../src/kernel/evidence/file-type.contract.ts'
import { useDoor } from '../api/door.ts'
import { useAct, useRoute } from '../api/hooks.ts'
import { useFileUrls } from '../api/upload.ts'
import { bytesWords } from '../text/money.ts'
import { useText } from '../text/text.ts'
import { accept, allowedExtensions, unfit, type Unfit } from './upload-check.ts'
import { createQueue, type UploadItem } from './upload-queue.ts'
import './parts.css'

/**
 * Chooses and sends files. `value` are the ids of stored files (keep them in the form's draft); `onBusy` says whether
 * something is still on its way, so that a form can ask to wait.
 */
export function Uploader(props: {
  readonly id?: string
  readonly value: readonly string[]
  readonly onChange: (ids: readonly string[]) => void
  readonly max: number
  readonly onBusy?: (busy: boolean) => void
}) {
  const { t, list } = useText()
  const door = useDoor()
  const [uploads] = useState(() => createQueue(door))
  const { value, onChange } = props
  useEffect(() => uploads.whenStored((id) => onChange([...value, id])), [uploads, value, onChange])
  const items = useSyncExternalStore(uploads.listen, uploads.items)
  // Taken back on the server too: what nobody uses counts against what one may upload.
  const discard = useAct(discardFile, { refresh: [] })
  const remove = (id: string) => {
    onChange(value.filter((one) => one !== id))
    void discard.run({ id })
  }
  const [unfitFiles, setUnfit] = useState<readonly { name: string; size: number; unfit: Unfit }[]>([])
  const busy = items.some(({ state }) => state !== 'refused')
  const tellBusy = useEffectEvent((now: boolean) => props.onBusy?.(now))
  useEffect(() => tellBusy(busy), [busy])
  const free = props.max - props.value.length - items.length
  const choose = (files: readonly File[]) => {
    const judged = files.map((file, place) => ({ file, unfit: unfit(file, free - place) }))
    setUnfit(judged.flatMap(({ file, unfit }) => (unfit ? [{ name: file.name, size: file.size, unfit }] : [])))
    uploads.add(judged.filter(({ unfit }) => unfit === null).map(({ file }) => file))
  }
  return (
    <div className="stack-tight">
      {free > 0 && <Chooser id={props.id} onChoose={choose} />}
      <p className="field-help">
        {t('parts.upload.limits', {
          types: list(allowedExtensions),
          size: bytesWords(largestFileBytes),
          max: props.max,
        })}
      </p>
      {unfitFiles.map((file) => (
        <p key={file.name} className="field-error" role="alert">
          {t(`parts.upload.${file.unfit.why}`, {
            name: file.name,
            size: bytesWords(file.size),
            maxSize: file.unfit.why === 'tooLarge' ? bytesWords(file.unfit.maxBytes) : '',
            types: list(allowedExtensions),
            max: props.max,
          })}
        </p>
      ))}
      <ul className="upload-list" aria-label={t('parts.upload.list')}>
        {props.value.map((id) => (
          <StoredFile key={id} id={id} onRemove={() => remove(id)} />
        ))}
        {items.map((item) => (
          <SendingFile key={item.key} item={item} onRemove={() => uploads.remove(item.key)} onResume={uploads.resume} />
        ))}
      </ul>
    </div>
  )
}

function Chooser({ id, onChoose }: { readonly id: string | undefined; readonly onChoose: (files: File[]) => void }) {
  const { t } = useText()
  const [over, setOver] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  return (
    <div
      className={over ? 'upload-drop upload-drop-over' : 'upload-drop'}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        onChoose([...event.dataTransfer.files])
      }}
    >
      <input
        ref={input}
        id={id}
        className="only-read-aloud"
        type="file"
        multiple
        accept={accept}
        aria-label={t('parts.upload.photo')}
        onChange={(event) => {
          onChoose([...(event.target.files ?? [])])
          event.target.value = ''
        }}
      />
      <button
        type="button"
        className="upload-button"
        tabIndex={-1}
        aria-hidden="true"
        onClick={() => input.current?.click()}
      >
        <PaperClipOutlined aria-hidden="true" /> {t('parts.upload.photo')}
      </button>
    </div>
  )
}

/** A file that is kept; with its picture when it has one. */
export function StoredFile({ id, onRemove }: { readonly id: string; readonly onRemove?: () => void }) {
  const { t } = useText()
  const urls = useFileUrls(id)
  const [waits, setWaits] = useState(true)
  const { data: file } = useRoute(readFile, { id }, { ...(waits && { refetchEveryMs: 3_000 }) })
  if (waits && file && file.thumbnail !== 'waiting') setWaits(false)
  return (
    <li>
      {file?.thumbnail === 'ready' ? (
        <img className="upload-thumb" src={urls.thumbnail} alt="" width={40} height={40} />
      ) : (
        <FileOutlined aria-hidden="true" />
      )}
      <span>
        <a className="upload-name" href={urls.content} target="_blank" rel="noreferrer">
          {file?.name ?? '…'}
        </a>{' '}
        {file && <span className="small quiet">{t('parts.upload.stored', { size: bytesWords(file.bytes) })}</span>}
      </span>
      {onRemove && <RemoveButton name={file?.name ?? ''} onRemove={onRemove} />}
    </li>
  )
}

type SendingProps = { readonly item: UploadItem; readonly onRemove: () => void; readonly onResume: () => void }

function SendingFile({ item, onRemove, onResume }: SendingProps) {
  const { t } = useText()
  const { file, sent, problem } = item
  const amounts = { name: file.name, done: bytesWords(sent), size: bytesWords(file.size) }
  return (
    <li>
      <FileOutlined aria-hidden="true" />
      <div>
        <span className="upload-name">{file.name}</span>
        {(item.state === 'sending' || item.state === 'queued') && (
          <>
            <progress max={file.size} value={sent} aria-label={file.name} />
            <span className="small quiet">
              {sent >= file.size ? t('parts.upload.checking') : t('parts.upload.sending', amounts)}
            </span>
          </>
        )}
        {item.state === 'waiting' && (
          <p className="field-error" role="alert">
            {t('parts.upload.waiting', amounts)}{' '}
            <button type="button" className="plain-button" onClick={onResume}>
              {t('parts.upload.resume')}
            </button>
          </p>
        )}
        {item.state === 'refused' && (
          <p className="field-error" role="alert">
            {problem?.code.startsWith('file.') && problem.message
              ? problem.message
              : t('parts.upload.refused', { name: file.name, why: problem?.message ?? '' })}
          </p>
        )}
      </div>
      <RemoveButton name={file.name} onRemove={onRemove} />
    </li>
  )
}

function RemoveButton({ name, onRemove }: { readonly name: string; readonly onRemove: () => void }) {
  const { t } = useText()
  return (
    <button type="button" className="icon-button" aria-label={t('parts.upload.remove', { name })} onClick={onRemove}>
      <CloseOutlined aria-hidden="true" />
    </button>
  )
}
