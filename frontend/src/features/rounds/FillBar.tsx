import { Progress, Text } from '@mantine/core';
import { useTranslation } from '../../shared/i18n/i18n';

/** How much is filled, as a bar and in words. */
export function FillBar({ filled, cells }: { filled: number; cells: number }) {
  const { t } = useTranslation();
  const words = t('rounds.filledOf', { filled, cells });
  return (
    <div>
      <Progress value={cells === 0 ? 0 : Math.min(100, (filled / cells) * 100)} aria-label={words} />
      <Text size="sm" className="quiet" role="status">
        {words}
      </Text>
    </div>
  );
}
