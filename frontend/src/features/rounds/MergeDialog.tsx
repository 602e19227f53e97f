import { Button, Group, Radio, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from '../../shared/i18n/i18n';
import { Dialog } from '../../shared/ui/Dialog';
import type { Conflict, Texts } from './cells';

type Props = { conflicts: Conflict[]; onDecide: (mine: Set<string>) => void; onClose: () => void };
type Side = 'mine' | 'theirs';

/** Two people have changed the same cells: both texts side by side, and a choice for each, which nobody makes for the person. */
export function MergeDialog({ conflicts, onDecide, onClose }: Props) {
  const { t } = useTranslation();
  const [sides, setSides] = useState<Record<string, Side>>({});
  const all = (side: Side) => setSides(Object.fromEntries(conflicts.map(({ row }) => [row.key, side])));
  const decide = () => onDecide(new Set(conflicts.map(({ row }) => row.key).filter((key) => sides[key] === 'mine')));
  return (
    <Dialog title={t('rounds.mergeTitle')} onClose={onClose}>
      <Stack>
        <Text>{t('rounds.mergeText')}</Text>
        {conflicts.length > 1 && (
          <Group gap="xs">
            <Button size="xs" variant="default" onClick={() => all('mine')}>
              {t('rounds.allMine')}
            </Button>
            <Button size="xs" variant="default" onClick={() => all('theirs')}>
              {t('rounds.allTheirs')}
            </Button>
          </Group>
        )}
        {conflicts.map(({ row, mine, theirs }) => (
          <Radio.Group
            key={row.key}
            label={row.part ? `${row.indicator}: ${row.title}` : row.title}
            value={sides[row.key] ?? null}
            onChange={(value) => setSides((old) => ({ ...old, [row.key]: value === 'mine' ? 'mine' : 'theirs' }))}
          >
            <Stack gap={4} mt={4}>
              <Radio value="mine" label={`${t('rounds.mine')}: ${wordsOf(mine, t('rounds.file'))}`} />
              <Radio
                value="theirs"
                label={`${t('rounds.theirs')}: ${wordsOf(theirs, t('rounds.file'))}`}
                description={row.cell.enteredBy}
              />
            </Stack>
          </Radio.Group>
        ))}
        <Group justify="flex-end">
          <Button onClick={decide} disabled={conflicts.some(({ row }) => !sides[row.key])}>
            {t('rounds.mergeSave')}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}

const wordsOf = ({ value, missing, evidence, file }: Texts, fileWord: string) =>
  [value, missing, evidence, file ? fileWord : ''].filter((text) => text.trim() !== '').join('; ') || '—';
