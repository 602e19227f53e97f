import { ActionIcon, Group, Modal, Text } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconX } from '@tabler/icons-react';
import { useEffect, useEffectEvent, useState } from 'react';
import type { Dashboard } from '../../shared/api/types';
import { formatInstant } from '../../shared/format/dates';
import { useTranslation } from '../../shared/i18n/i18n';
import classes from './Dashboard.module.css';
import { Figures } from './Figures';
import { HeatPart } from './HeatPart';
import { Months } from './Months';
import type { DashboardSearch } from './search';
import { Spread } from './Spread';
import { Tiles } from './Tiles';
import { Trend } from './Trend';

type Props = {
  board: Dashboard;
  title: string;
  search: DashboardSearch;
  onChoose: (code: string) => void;
  onClose: () => void;
};

/** For a meeting: one thing at a time, large, over the whole screen; by the arrows of the keyboard or by buttons. */
export default function Presentation({ board, title, search, onChoose, onClose }: Props) {
  const { t, i18n } = useTranslation();
  const [at, setAt] = useState(0);
  const slides = slidesOf(board, search, onChoose);
  const now = Math.min(at, slides.length - 1);
  const go = (step: number) => setAt((old) => Math.max(0, Math.min(slides.length - 1, old + step)));
  const close = useEffectEvent(onClose);
  useEffect(() => {
    const root = document.documentElement;
    // A browser may refuse, and the Escape key ends it before the page hears of it: then the show is over, too.
    void root.requestFullscreen?.().catch(() => undefined);
    const onChange = () => {
      if (!document.fullscreenElement) close();
    };
    document.addEventListener('fullscreenchange', onChange);
    return () => {
      document.removeEventListener('fullscreenchange', onChange);
      if (document.fullscreenElement) void document.exitFullscreen().catch(() => undefined);
    };
  }, []);
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.target instanceof HTMLSelectElement || scrolls(event)) return;
    if (event.key === 'ArrowRight' || event.key === 'PageDown') go(1);
    else if (event.key === 'ArrowLeft' || event.key === 'PageUp') go(-1);
    else if (event.key === 'Home') go(-slides.length);
    else if (event.key === 'End') go(slides.length);
    else return;
    event.preventDefault();
  });
  // Wherever the focus is: whoever shows has a remote control with two keys.
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
  return (
    <Modal.Root opened onClose={onClose} fullScreen>
      <Modal.Content className={`${classes.presentation} no-print`}>
        <div className={classes.stage}>
          <Group justify="space-between" wrap="nowrap" align="flex-start">
            <div>
              <Modal.Title className={classes.show}>{title}</Modal.Title>
              <Text>{t('dashboard.asOf', { at: formatInstant(board.asOf, i18n.language) })}</Text>
            </div>
            <ActionIcon variant="subtle" size="xl" aria-label={t('dashboard.endShow')} onClick={onClose}>
              <IconX aria-hidden />
            </ActionIcon>
          </Group>
          <div className={classes.slide}>{slides[now]}</div>
          <Group justify="center" gap="md">
            <ActionIcon
              variant="default"
              size="xl"
              aria-label={t('dashboard.previousSlide')}
              disabled={now === 0}
              onClick={() => go(-1)}
            >
              <IconChevronLeft aria-hidden />
            </ActionIcon>
            <Text role="status">{t('dashboard.slide', { at: now + 1, of: slides.length })}</Text>
            <ActionIcon
              variant="default"
              size="xl"
              aria-label={t('dashboard.nextSlide')}
              disabled={now === slides.length - 1}
              onClick={() => go(1)}
            >
              <IconChevronRight aria-hidden />
            </ActionIcon>
          </Group>
        </div>
      </Modal.Content>
    </Modal.Root>
  );
}

/** Whether the key moves a table that does not fit, and has the focus, sideways or up and down. */
function scrolls({ target, key }: KeyboardEvent) {
  const region = target instanceof Element ? target.closest('[role="group"]') : null;
  if (!region) return false;
  return key === 'ArrowLeft' || key === 'ArrowRight'
    ? region.scrollWidth > region.clientWidth
    : region.scrollHeight > region.clientHeight;
}

/** Only what there is something of. */
function slidesOf(board: Dashboard, search: DashboardSearch, onChoose: (code: string) => void) {
  return [
    <Figures key="figures" board={board} />,
    board.tiles.length > 0 && <Tiles key="tiles" board={board} chosen={search.figure} onChoose={onChoose} />,
    board.trend.length > 0 && <Trend key="trend" board={board} />,
    board.distribution && <Spread key="spread" board={board} />,
    board.engagement.length > 0 && <Months key="months" board={board} />,
    (board.heat.length > 0 || search.group !== undefined) && (
      <HeatPart key="heat" board={board} place={search.place} group={search.group} />
    ),
  ].filter((slide) => !!slide);
}
