/** Server-sent events read by fetch: EventSource cannot carry a bearer token. */
export type SseEvent = { event: string; data: string };

export type SseReader = {
  /** Something has come, be it a comment: the connection lives. */
  onSign: () => void;
  onEvent: (event: SseEvent) => void;
  /** The place reached; heartbeats carry it too. */
  onId: (id: string) => void;
  onRetry: (milliseconds: number) => void;
};

/** Reads the stream to its end; gives the lines their meaning as the HTML standard does. */
export async function readEvents(stream: ReadableStream<Uint8Array>, reader: SseReader): Promise<void> {
  const source = stream.getReader();
  const decoder = new TextDecoder();
  const take = lineTaker(reader);
  let rest = '';
  for (;;) {
    const { done, value } = await source.read();
    if (done) return;
    reader.onSign();
    const lines = (rest + decoder.decode(value, { stream: true })).split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop() ?? '';
    lines.forEach(take);
  }
}

function lineTaker({ onEvent, onId, onRetry }: SseReader): (line: string) => void {
  let event = '';
  let id: string | null = null;
  let data: string[] = [];
  const dispatch = () => {
    // An event that was not handled to its end is asked for again: the place counts after it.
    if (data.length > 0) onEvent({ event: event || 'message', data: data.join('\n') });
    if (id !== null) onId(id);
    event = '';
    id = null;
    data = [];
  };
  return (line) => {
    if (line === '') return dispatch();
    const colon = line.indexOf(':');
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (field === 'event') event = value;
    else if (field === 'data') data.push(value);
    else if (field === 'id') id = value;
    else if (field === 'retry' && /^\d+$/.test(value)) onRetry(Number(value));
  };
}
