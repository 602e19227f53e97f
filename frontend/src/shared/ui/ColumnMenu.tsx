import { Button, Menu } from '@mantine/core';
import { IconColumns3 } from '@tabler/icons-react';
import { useTranslation } from '../i18n/i18n';
import type { Column, Shown } from './columns';

type Props = {
  columns: Column[];
  shown: Shown;
  onToggle: (key: string) => void;
  /** Back to the usual ones; left out while they are. */
  onReset: (() => void) | undefined;
};

/** Which columns a table has: the menu stays open while they are chosen. */
export default function ColumnMenu({ columns, shown, onToggle, onReset }: Props) {
  const { t } = useTranslation();
  return (
    <Menu closeOnItemClick={false} position="bottom-start">
      <Menu.Target>
        <Button
          size="xs"
          variant="default"
          w="fit-content"
          className="no-print"
          leftSection={<IconColumns3 size={16} aria-hidden />}
        >
          {t('common.columns')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {columns.map(({ key, label }) => (
          <Menu.CheckboxItem key={key} checked={shown(key)} onChange={() => onToggle(key)}>
            {label}
          </Menu.CheckboxItem>
        ))}
        {onReset && (
          <>
            <Menu.Divider />
            <Menu.Item onClick={onReset}>{t('common.usualColumns')}</Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
