#!/bin/sh
# Owns the child of one attempt: start.json, heartbeat, timeout, stop, the end of the whole tree, end.json.
# usage: setsid sh wrapper.sh DIRECTORY TOKEN MODE GRACE TIMEOUT HOST BOOT COMMAND...
#   DIRECTORY  the attempt's journal; MODE  foreground or detached; GRACE, TIMEOUT  whole seconds, timeout 0: none
#   foreground: standard input is a pipe of the tool's; a line on it means "look at the file stop", its end "the tool is gone"
#   stop: two words, a cause (interrupted, timeout, killed, preempted) and a signal (INT, TERM, KILL)
# Three processes: this one waits for the child in the foreground, so that the child does not start with SIGINT ignored as
# every background process of a shell does; "watch" acts, once a second; "listen" reads the pipe and wakes it.
# The token is in the environment of the child only, so that whatever bears it belongs to the child.
dir=$1 token=$2 mode=$3 grace=$4 timeout=$5 host=$6 boot=$7
shift 7
trap : HUP INT QUIT TERM USR2
trap '' USR1
exec 3<&0 </dev/null >>"$dir/log" 2>&1

if command -v setsid >/dev/null 2>&1; then
    session() { exec setsid "$@"; }
elif command -v perl >/dev/null 2>&1; then
    session() { exec perl -MPOSIX -e 'setsid; exec { $ARGV[0] } @ARGV; exit 127' "$@"; }
else
    session() { exec "$@"; }
fi

ticks() { # when process $1 started, as the system counts; empty without /proc
    ticks=
    [ -r "/proc/$1/stat" ] || return 0
    { read -r ticks <"/proc/$1/stat"; } 2>/dev/null
    set -- ${ticks##*) }
    ticks=${20}
}

announce() { # start.json, written by the process that is about to become the child
    if [ -r /proc/self/stat ]; then
        read -r me line </proc/self/stat
    else
        me=$(exec sh -c 'echo "$PPID"')
    fi
    group= uptime=
    [ ! -r /proc/self/cgroup ] || read -r group </proc/self/cgroup
    case $group in *[\\\"]*) group= ;; esac
    [ ! -r /proc/uptime ] || read -r uptime line </proc/uptime
    ticks $$
    owner=$ticks
    ticks "$me"
    {
        printf '{"paribus": 1, "host": "%s", "boot": "%s", "pid": %s, "started": "%s", ' "$host" "$boot" $$ "$owner"
        printf '"child": %s, "child_started": "%s", "uptime": "%s", "cgroup": "%s"}\n' "$me" "$ticks" "$uptime" "$group"
    } >"$dir/start.json" 2>/dev/null
}

alive() { # true for a process that runs; a zombie does not
    kill -0 "$1" 2>/dev/null || return 1
    [ -r "/proc/$1/stat" ] || return 0
    line=
    { read -r line <"/proc/$1/stat"; } 2>/dev/null
    case ${line##*) } in Z* | X* | '') return 1 ;; esac
}

child() { # pid of the child from start.json; empty before it is there
    child= line=
    [ ! -s "$dir/start.json" ] || read -r line <"$dir/start.json"
    case $line in *'"child": '*) child=${line##*'"child": '} child=${child%%,*} ;; esac
}

bearers() { # living processes that bear the token
    bearers=
    for file in $(grep -ls "PARIBUS_ATTEMPT=$token" /proc/[0-9]*/environ 2>/dev/null); do
        pid=${file#/proc/} pid=${pid%/environ}
        ! alive "$pid" || bearers="$bearers $pid"
    done
}

outside() { # true for a process that is not in the child's group
    line=
    { read -r line <"/proc/$1/stat"; } 2>/dev/null
    set -- ${line##*) }
    [ "${3-}" != "$child" ]
}

send() { # $1 a signal: to the child's group, as a terminal does, and but for INT to whatever else bears the token
    child
    [ -z "$child" ] || kill "-$1" "-$child" 2>/dev/null || kill "-$1" "$child" 2>/dev/null
    if [ "$1" != INT ]; then
        bearers
        for pid in $bearers; do
            ! outside "$pid" || kill "-$1" "$pid" 2>/dev/null
        done
    fi
}

ask() { # $1 cause, $2 signal: what is to be done, for this shell and for the others
    cause=$1 signal=$2
    { printf '%s %s\n' "$1" "$2" >"$dir/stop"; } 2>/dev/null
}

finish() { # $1 exit code or null, $2 signal or null, $3 why it was ended or nothing: end.json, whole or not at all
    uptime= line= oom=null
    [ ! -r /proc/uptime ] || read -r uptime line </proc/uptime
    if [ "$2" = 9 ] && line=$(grep '^oom_kill ' /proc/vmstat 2>/dev/null); then oom=${line#oom_kill }; fi
    end=$(printf '{"paribus": 1, "rc": %s, "signal": %s, "cause": "%s", "uptime": "%s", "oom_kills": %s, "strays": %s}' \
        "$1" "$2" "$3" "$uptime" "$oom" "${strays:-0}")
    # On a full disk the space that was kept for the conclusion has to give: without its end a run counts as killed.
    echo "$end" 2>/dev/null >"$dir/end.json.tmp" || {
        rm -f "$dir/reserve"
        echo "$end" >"$dir/end.json.tmp" || return 1
    }
    # In the foreground the tool does this itself, at once.
    [ "$mode" = foreground ] || sync "$dir/end.json.tmp" 2>/dev/null || sync
    mv -f "$dir/end.json.tmp" "$dir/end.json"
}

nap() { # $1 seconds, cut short by a signal
    sleep "$1" 2>/dev/null &
    nap=$!
    wait "$nap" 2>/dev/null || sleeping=no
    nap=
}

beat() {
    memory= line=
    child
    [ -z "$child" ] || [ "$awake" = 0 ] || memory=$(grep '^VmHWM' "/proc/$child/status" 2>/dev/null)
    memory=${memory#*:}
    { echo "$awake ${memory%kB}" >"$dir/heartbeat"; } 2>/dev/null
}

watch() {
    nap= gone=no cause= signal= sent= left=0 awake=0
    trap '[ -z "$nap" ] || kill "$nap" 2>/dev/null' USR1
    trap 'gone=yes; [ -z "$nap" ] || kill "$nap" 2>/dev/null' USR2
    trap '[ -z "$nap" ] || kill "$nap" 2>/dev/null; exit 0' TERM
    while :; do
        [ $((awake % 10)) != 0 ] || [ "${beaten-}" = "$awake" ] || { beat; beaten=$awake; }
        sleeping=yes
        nap 1
        # A sleep of the machine's does not count: sleep(1) stands still meanwhile.
        [ "$sleeping" = no ] || awake=$((awake + 1)) left=$((left - 1))
        [ ! -s "$dir/stop" ] || read -r cause signal <"$dir/stop"
        alive $$ || gone=wrapper
        if [ -z "$cause" ] && [ "$gone" != no ]; then
            ask killed TERM
        elif [ -z "$cause" ] && [ "$timeout" -gt 0 ] && [ "$awake" -ge "$timeout" ]; then
            ask timeout TERM
        elif [ -n "$sent" ] && [ "$sent" != KILL ] && [ "$left" -le 0 ]; then
            ask "$cause" KILL
        fi
        if [ -n "$signal" ] && { [ "$signal" != "$sent" ] || [ "$signal" = KILL ]; }; then
            sent=$signal left=$grace
            send "$signal"
        fi
        if [ "$gone" = wrapper ]; then
            child
            bearers
            [ -n "$bearers" ] || { [ -n "$child" ] && alive "$child"; } || { finish null null "${cause:-killed}"; exit 0; }
        fi
    done
}

listen() {
    nap=
    trap '[ -z "$nap" ] || kill "$nap" 2>/dev/null; exit 0' TERM
    while read -r line; do
        kill -USR1 "$watch" 2>/dev/null
    done
    # Until the watcher has acted: it may not have set its trap yet. Not too often, since a wake stops its clock.
    while [ ! -s "$dir/stop" ] && kill -USR2 "$watch" 2>/dev/null; do
        nap 3
    done
}

end() { # $1 a process of this wrapper's; a signal that comes between a fork and its trap is lost, so it is repeated
    tries=0
    while alive "$1"; do
        kill "$1" 2>/dev/null
        tries=$((tries + 1))
        [ $((tries % 200)) != 0 ] || sleep 0.1 2>/dev/null || sleep 1
    done
    wait "$1" 2>/dev/null
}

# A wake that comes before its trap is set would end the watcher: it starts with both ignored.
trap '' USR2
watch 3<&- &
watch=$! listen=
if [ "$mode" = foreground ]; then
    listen <&3 3<&- &
    listen=$!
fi
exec 3<&-
trap : USR1 USR2
# What this shell says about the child's end ("Killed") goes to a file of its own: it tells a signal from an exit code.
{
    (
        PARIBUS_ATTEMPT=$token
        export PARIBUS_ATTEMPT
        announce
        session "$@" 2>&4 4>&-
    )
    rc=$?
} 4>&2 2>"$dir/end.json.tmp"
end "$watch"
[ -z "$listen" ] || end "$listen"
signal=null
if [ "$rc" -gt 128 ]; then
    said=
    read -r said <"$dir/end.json.tmp"
    # bash keeps silent about TERM.
    if [ -n "$said" ] || { [ -n "${BASH_VERSION-}" ] && [ "$rc" = 143 ]; }; then
        signal=$((rc - 128)) rc=null
    fi
fi
# A stop that is asked for from here on comes too late to be the cause: what follows only ends what the child left running.
# Noted at once, where the end is going to be written, since this shell may be killed meanwhile.
cause= word=
[ ! -s "$dir/stop" ] || read -r cause word <"$dir/stop"
{ echo "$rc $signal ${cause:--}" >"$dir/end.json.tmp"; } 2>/dev/null
strays=0 left=$((grace * 10))
bearers
for pid in $bearers; do
    strays=$((strays + 1))
done
[ "$strays" = 0 ] || [ "$word" = KILL ] || send TERM
while [ -n "$bearers" ]; do
    if [ "$word" = KILL ] || [ "$left" -le 0 ]; then
        send KILL
    fi
    sleep 0.1 2>/dev/null || sleep 1
    left=$((left - 1))
    bearers
done
finish "$rc" "$signal" "$cause"
