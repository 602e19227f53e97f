import { Button, Group, Radio, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from '../../shared/i18n/i18n';
import { Dialog } from '../../shared/ui/Dialog';
import type { Conflict, Texts } from './cells';

type Props = { conflicts: Conflict[]; onDecide: (mine: Set<string>) => void; onClose: () => void };

/** Two people have changed the same cells: both texts side by side, and a choice for each. */
export function MergeDialog({ conflicts, onDecide, onClose }: Props) {
  const { t } = useTranslation();
  const [mine, setMine] = useState<Set<string>>(new Set(conflicts.map(({ row }) => row.key)));
  const choose = (key: string, own: boolean) =>
    setMine((old) => {
      const next = new Set(old);
      if (own) next.add(key);
      else next.delete(key);
      return next;
    });
  return (
    <Dialog title={t('rounds.mergeTitle')} onClose={onClose}>
      <Stack>
        <Text>{t('rounds.mergeText')}</Text>
        {conflicts.map(({ row, mine: own, theirs }) => (
          <Radio.Group
            key={row.key}
            label={row.title}
            value={mine.has(row.key) ? 'mine' : 'theirs'}
            onChange={(value) => choose(row.key, value === 'mine')}
          >
            <Stack gap={4} mt={4}>
              <Radio value="mine" label={`${t('rounds.mine')}: ${wordsOf(own, t('rounds.file'))}`} />
              <Radio value="theirs" label={`${t('rounds.theirs')}: ${wordsOf(theirs, t('rounds.file'))}`} />
            </Stack>
          </Radio.Group>
        ))}
        <Group justify="flex-end">
          <Button onClick={() => onDecide(mine)} data-autofocus>
            {t('rounds.mergeSave')}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}

const wordsOf = ({ value, missing, evidence, file }: Texts, fileWord: string) =>
  [value, missing, evidence, file ? fileWord : ''].filter((text) => text.trim() !== '').join('; ') || '—';
