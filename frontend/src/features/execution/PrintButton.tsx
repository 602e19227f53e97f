import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useTranslation } from '../../shared/i18n/i18n';
import { printPage } from '../../shared/print/printing';

/** Prints the page as it stands. */
export function PrintButton() {
  const { t } = useTranslation();
  return (
    <Button
      size="xs"
      variant="default"
      className="no-print"
      leftSection={<IconPrinter size={16} aria-hidden />}
      onClick={() => void printPage()}
    >
      {t('common.print')}
    </Button>
  );
}
