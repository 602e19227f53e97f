import { Button } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from '../i18n/i18n';

/** Puts a text on the clipboard and says so; where the page may not, the text stays there to be marked by hand. */
export function CopyButton({ text, label }: { text: string; label?: string }) {
  const { t } = useTranslation();
  const [state, setState] = useState<'ready' | 'copied' | 'refused'>('ready');
  useEffect(() => {
    if (state === 'ready') return;
    const timer = setTimeout(() => setState('ready'), 4_000);
    return () => clearTimeout(timer);
  }, [state]);
  return (
    <>
      <Button
        size="xs"
        leftSection={state === 'copied' ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
        onClick={() => void copy(text).then((done) => setState(done ? 'copied' : 'refused'))}
      >
        {label ?? t('common.copy')}
      </Button>
      <span role="status">
        {state === 'copied' && t('common.copied')}
        {state === 'refused' && t('common.notCopied')}
      </span>
    </>
  );
}

/** Without TLS there is no clipboard object. */
async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
