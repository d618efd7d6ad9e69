import { Button } from 'antd'
import { useId } from 'react'

/** One table from the disk, sent as soon as it is chosen. By keyboard and read aloud it is the browser's own field. */
export function FileButton(props: {
  readonly label: string
  readonly busy: boolean
  readonly onFile: (file: File) => void
  /** A table when absent. */
  readonly accept?: string
}) {
  const id = useId()
  return (
    <div className="actions">
      <input
        id={id}
        type="file"
        accept={props.accept ?? '.csv,.txt,text/csv'}
        className="only-read-aloud"
        aria-label={props.label}
        disabled={props.busy}
        onChange={(event) => {
          const [file] = event.target.files ?? []
          event.target.value = ''
          if (file) props.onFile(file)
        }}
      />
      <Button
        type="primary"
        loading={props.busy}
        tabIndex={-1}
        aria-hidden="true"
        onClick={() => document.getElementById(id)?.click()}
      >
        {props.label}
      </Button>
    </div>
  )
}
