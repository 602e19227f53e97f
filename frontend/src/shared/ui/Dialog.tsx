import { Drawer, Group, Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from '../i18n/i18n';
import { HeldNews } from '../live/HeldNews';
import { useHold } from '../live/hold';

type Props = { title: string; onClose: () => void; children: ReactNode };
/** Sticky: holds what is shown only once, and is left by its own button alone. */
type DialogProps = Props & { sticky?: boolean };

/**
 * Mantine's own dialogs print their heading as a header element, which becomes a second banner of the page; these
 * put the same parts into a plain row. While a dialog is open, the page behind it stands still.
 */
export function Dialog({ title, onClose, children, sticky = false }: DialogProps) {
  const { t } = useTranslation();
  useHold(true);
  return (
    <Modal.Root opened onClose={onClose} closeOnClickOutside={!sticky} closeOnEscape={!sticky}>
      <Modal.Overlay />
      <Modal.Content>
        <Group justify="space-between" wrap="nowrap" p="md" pb={0} align="flex-start">
          <Modal.Title fw={600}>{title}</Modal.Title>
          {!sticky && <Modal.CloseButton aria-label={t('common.close')} />}
        </Group>
        <Modal.Body pt="md">
          <HeldNews />
          {children}
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

export function SidePanel({ title, onClose, children, wide = false }: Props & { wide?: boolean }) {
  const { t } = useTranslation();
  return (
    <Drawer.Root opened onClose={onClose} position="right" size={wide ? 'lg' : 'sm'}>
      <Drawer.Overlay />
      <Drawer.Content>
        <Group justify="space-between" wrap="nowrap" p="md" pb={0} align="flex-start">
          <Drawer.Title fw={600}>{title}</Drawer.Title>
          <Drawer.CloseButton aria-label={t('common.close')} />
        </Group>
        <Drawer.Body pt="md">{children}</Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  );
}
